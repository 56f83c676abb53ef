// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/// Measures reading with {@link Catalogue} against the schema validator of the JDK at its best use
/// (compiled schema, one validator reused), turn by turn on the same documents, one thread.
///
/// Run by hand: it takes a minute and wants a quiet machine.
final class ValidateBench {
  private static final int WINDOWS = 5;
  private static final long WINDOW = 800_000_000L;

  /// Time of the processor, not of the clock: what else runs on the machine counts less.
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private interface Work {
    void run(byte[] document) throws SAXException, IOException;
  }

  private ValidateBench() {}

  public static void main(String[] arguments) throws SAXException, IOException {
    String set = "H7/toldsystemet_H7_v1.1.7.xsd";
    compare("H7", Oracle.h7(set, "Declaration-H7"));
    if (Catalogue.standard().find("CC015C").isPresent()) {
      compare("CC015C", Oracle.of(Shared.data("messages/ncts/p5-v51.8.6/cc015c.xsd")));
    }
  }

  private static void compare(String name, Oracle oracle) throws SAXException, IOException {
    MessageType type = Catalogue.standard().find(name).orElseThrow();
    List<byte[]> documents = documents(type);
    Validator validator = oracle.schema().newValidator();
    Work ours =
        document -> {
          if (!Catalogue.standard().read(document).accepted()) {
            throw new IllegalStateException("refused");
          }
        };
    Work theirs =
        document -> validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    window(ours, documents, 3 * WINDOW);
    window(theirs, documents, 3 * WINDOW);
    double[] ourRates = new double[WINDOWS];
    double[] theirRates = new double[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      ourRates[i] = window(ours, documents, WINDOW);
      theirRates[i] = window(theirs, documents, WINDOW);
    }
    report(name, documents, median(ourRates), median(theirRates));
  }

  private static void report(String name, List<byte[]> documents, double ours, double theirs) {
    double bytes = documents.stream().mapToInt(d -> d.length).average().orElseThrow();
    System.out.printf(
        "%-8s %6.1f kB  ours %9.0f/s (%4.0f MB/s)  JAXP reused %8.0f/s  ratio %.1f%n",
        name, bytes / 1_000, ours, ours * bytes / 1e6, theirs, ours / theirs);
  }

  /// Plausible documents: several items, few of the attributes that nobody writes.
  private static List<byte[]> documents(MessageType type) {
    List<byte[]> documents = new ArrayList<>();
    for (int seed = 0; documents.size() < 20; seed++) {
      documents.add(new SampleGenerator(type, seed).plausible());
    }
    return documents;
  }

  private static double window(Work work, List<byte[]> documents, long nanos)
      throws SAXException, IOException {
    long start = CPU.getCurrentThreadCpuTime();
    int count = 0;
    while (CPU.getCurrentThreadCpuTime() - start < nanos) {
      for (byte[] document : documents) {
        work.run(document);
        count++;
      }
    }
    return count * 1e9 / (CPU.getCurrentThreadCpuTime() - start);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
