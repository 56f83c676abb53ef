// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The agent: `mercure check [URL]`.
///
/// Ends with 0 healthy, 1 usable with a reservation, 2 blocked by the workstation, 3 by the network
/// or the proxy, 4 by the service, 5 by the identity provider, 6 cause not established, 64 wrong
/// command line.
public final class Check {
  private static final int WRONG_COMMAND = 64;
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final long FIRST_SENTENCE_MILLIS = 1_500;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Causes causes = Causes.standard();

  Check(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /// Checks and ends the process.
  public static void main(String[] args) {
    try (PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err)) {
      int code = new Check(out, err, System.getenv()).run(List.of(args));
      out.flush();
      err.flush();
      System.exit(code);
    }
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// The exit code.
  int run(List<String> arguments) {
    try {
      CheckOptions options = CheckOptions.parse(arguments, environment);
      return switch (options.act()) {
        case CHECK -> tell(check(options), options);
        case REPLAY -> tell(replay(options), options);
        case EXPLAIN -> explain(options);
        case SELF_TEST -> selfTest();
      };
    } catch (CheckOptions.Misused | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refuse("cannot read or write " + e.getMessage());
    }
  }

  private int refuse(String why) {
    err.println("mercure check: " + why);
    err.println(CheckOptions.USAGE);
    return WRONG_COMMAND;
  }

  private Report check(CheckOptions options) throws IOException {
    Optional<Path> file = options.references();
    References references =
        file.isPresent() ? References.read(file.orElseThrow()) : References.NONE;
    Target target = Target.of(options.subject(), references);
    Surroundings here =
        Surroundings.ofThisMachine(options.budget(), environment, target, options.proxy());
    var early = new Early(new ReportText(options.locale()));
    Thread watch = Thread.ofVirtual().start(early::watch);
    try {
      return new Checker(causes).check(target, here, early.last::set);
    } finally {
      watch.interrupt();
    }
  }

  /// Who waits is told something before two seconds are over.
  private final class Early {
    private final ReportText text;
    private final AtomicReference<@Nullable Report> last = new AtomicReference<>();

    Early(ReportText text) {
      this.text = text;
    }

    /// Runs beside the check until the first sentence is due.
    void watch() {
      try {
        Thread.sleep(FIRST_SENTENCE_MILLIS);
        Report sofar = last.get();
        if (sofar != null) {
          err.println(text.early(sofar));
          err.flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the check was faster
      }
    }
  }

  private Report replay(CheckOptions options) throws IOException {
    Path file = Path.of(options.subject());
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("too large for a report: " + file);
    }
    return ReportJson.read(Files.readString(file), new Diagnosis(causes));
  }

  private int tell(Report report, CheckOptions options) throws IOException {
    out.print(options.json() ? ReportJson.of(report) : new ReportText(options.locale()).of(report));
    if (options.junit().isPresent()) {
      Files.writeString(options.junit().orElseThrow(), ReportMachines.junit(report));
    }
    if (options.prometheus().isPresent()) {
      Files.writeString(options.prometheus().orElseThrow(), ReportMachines.prometheus(report));
    }
    return report.exitCode();
  }

  private int explain(CheckOptions options) {
    Optional<Cause> cause = causes.find(options.subject());
    if (cause.isEmpty()) {
      return refuse("there is no code " + Report.harmless(options.subject()));
    }
    out.print(new ReportText(options.locale()).explain(cause.orElseThrow()));
    return 0;
  }

  private int selfTest() {
    List<String> faults = new SelfTest(causes).faults();
    faults.forEach(out::println);
    out.println(causes.rows().size() + " causes, " + faults.size() + " faults");
    return faults.isEmpty() ? 0 : 1;
  }
}
