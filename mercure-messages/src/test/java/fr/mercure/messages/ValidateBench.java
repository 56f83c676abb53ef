// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/// The benchmark `validate` of the command line. P7: reading with [Catalogue] beside the schema
/// validator of the JDK at its best use (compiled schema, one validator reused), turn by turn on
/// the same documents, one thread. P8: the same verdict, and the same first element at fault, on
/// documents damaged at random.
final class ValidateBench {
  private static final int WINDOWS = 5;
  private static final long WINDOW = 800_000_000L;
  private static final double LEAST_RATIO = 8;
  private static final int USUAL_MUTANTS = 20_000;
  private static final String MUTANTS = "--mutants=";

  /// Time of the processor, not of the clock: what else runs on the machine counts less.
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private interface Work {
    void run(byte[] document) throws SAXException, IOException;
  }

  private ValidateBench() {}

  public static void main(String[] arguments) throws SAXException, IOException {
    int mutants = USUAL_MUTANTS;
    for (String argument : arguments) {
      if (!argument.matches("--mutants=[0-9]{1,8}")) {
        System.err.println("bench validate does not know " + argument + "; it knows --mutants=N.");
        System.exit(2);
      }
      mutants = Integer.parseInt(argument.substring(MUTANTS.length()));
    }
    System.exit(measure(mutants) ? 0 : 1);
  }

  private static boolean measure(int mutants) throws SAXException, IOException {
    if (!Shared.isHere()) {
      System.out.println("Not measured: there are no published schemas here to compare with.");
      return true;
    }
    Oracle h7 = Oracle.h7("H7/toldsystemet_H7_v1.1.7.xsd", "Declaration-H7");
    Oracle cc015c = Oracle.of(Shared.data("messages/ncts/p5-v51.8.6/cc015c.xsd"));
    System.out.println("goal message              JAXP /s     Mercure /s   ratio  target  verdict");
    List<Boolean> met =
        List.of(
            compare("H7", h7),
            compare("CC015C", cc015c),
            agrees("H7", h7, mutants),
            agrees("CC015C", cc015c, mutants));
    return met.stream().allMatch(Boolean::booleanValue);
  }

  private static boolean compare(String name, Oracle oracle) throws SAXException, IOException {
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
    return report(name, documents, ourRates, theirRates);
  }

  private static boolean report(
      String name, List<byte[]> documents, double[] ours, double[] theirs) {
    double bytes = documents.stream().mapToInt(d -> d.length).average().orElseThrow();
    double ratio = median(ours) / median(theirs);
    boolean met = ratio >= LEAST_RATIO;
    System.out.printf(
        Locale.ROOT,
        "P7   %-8s %5.1f kB %7.0f ±%2.0f%% %7.0f ±%2.0f%% %7.1f %7.0f  %s%n",
        name,
        bytes / 1_000,
        median(theirs),
        spread(theirs) * 50,
        median(ours),
        spread(ours) * 50,
        ratio,
        LEAST_RATIO,
        met ? "met" : "missed");
    return met;
  }

  private static boolean agrees(String name, Oracle oracle, int mutants) {
    MessageType type = Catalogue.standard().find(name).orElseThrow();
    List<byte[]> samples = documents(type);
    int judged = 0;
    int differ = 0;
    for (int seed = 0; judged < mutants; seed++) {
      byte[] mutant = Mutant.of(samples.get(seed % samples.size()), seed);
      if (!OracleTest.isXml11(mutant)) {
        judged++;
        differ += OracleTest.difference(type, oracle.judge(mutant), mutant).isEmpty() ? 0 : 1;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "P8   %-8s %d mutants, %d judged otherwise  %s%n",
        name,
        judged,
        differ,
        differ == 0 ? "met" : "missed");
    return differ == 0;
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

  private static double spread(double[] values) {
    return (Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow())
        / median(values);
  }
}
