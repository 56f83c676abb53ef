// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final List<Duration> IDLE =
      Stream.of(5, 30, 60, 120, 300).map(Duration::ofSeconds).toList();

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final SecureRandom random = new SecureRandom();
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
        case CHECK -> check(options);
        case REPLAY -> tell(replay(options), options);
        case EXPLAIN -> explain(options);
        case SELF_TEST -> selfTest();
      };
    } catch (CheckOptions.Misused | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // somebody ends the watch
      return 0;
    } catch (IOException e) {
      return refuse("cannot read or write " + e.getMessage());
    }
  }

  private int refuse(String why) {
    err.println("mercure check: " + why);
    err.println(CheckOptions.USAGE);
    return WRONG_COMMAND;
  }

  private int check(CheckOptions options) throws IOException, InterruptedException {
    if (options.delivery().isPresent()) {
      long longest = options.delivery().orElseThrow().jitter().toMillis();
      Thread.sleep(random.nextLong(longest + 1));
    }
    return options.every().isPresent() ? watch(options) : once(options);
  }

  private int once(CheckOptions options) throws IOException, InterruptedException {
    Target target = target(options);
    Report report = observe(target, options);
    int code = tell(report, options);
    deliver(report, target, options);
    return code;
  }

  /// Until somebody ends it: a line for each change, files and reports each time.
  private int watch(CheckOptions options) throws IOException, InterruptedException {
    var text = new ReportText(options.locale());
    String before = "";
    while (true) {
      Target target = target(options);
      Report report = observe(target, options);
      String now = text.line(report);
      if (!now.equals(before)) {
        out.println(report.at() + " " + now);
        out.flush();
        before = now;
      }
      write(report, options);
      deliver(report, target, options);
      Thread.sleep(options.every().orElseThrow());
    }
  }

  /// A report that cannot be delivered changes nothing of the check and its exit code.
  private void deliver(Report report, Target target, CheckOptions options)
      throws InterruptedException {
    if (options.delivery().isEmpty()) {
      return;
    }
    Delivery delivery = options.delivery().orElseThrow();
    String machine = FleetReport.machine(environment);
    String json = FleetReport.of(report, delivery, machine, target.references().policy().name());
    Optional<Endpoint> proxy = options.proxy().or(() -> Surroundings.declared(environment, target));
    String name = "%013d-%s".formatted(report.at().toEpochMilli(), report.reference());
    var text = new ReportText(options.locale());
    try {
      Courier.Outcome outcome =
          new Courier(delivery, proxy, random, BETWEEN_TRIES).deliver(name, json);
      if (outcome.left() > 0) {
        err.println(text.undelivered(report, delivery, outcome));
      }
    } catch (IOException e) {
      err.println(text.unkept(report, String.valueOf(e.getMessage())));
    }
  }

  private Target target(CheckOptions options) throws IOException {
    SignedFiles files = files(options);
    Optional<Path> file = options.references();
    References references =
        file.isPresent() ? References.read(file.orElseThrow(), files) : References.NONE;
    Optional<Path> profile = options.profile();
    return Target.of(
        options.subject(),
        profile.isPresent()
            ? references.with(Policy.read(profile.orElseThrow(), files))
            : references);
  }

  private SignedFiles files(CheckOptions options) throws IOException {
    String state = environment.getOrDefault("MERCURE_CHECK_STATE", "");
    Path folder =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".mercure")
            : Path.of(state);
    return SignedFiles.by(options.signer(), folder);
  }

  private Causes rules(CheckOptions options) throws IOException {
    Optional<Path> file = options.rules();
    return file.isPresent() ? Causes.parse(files(options).read(file.orElseThrow())) : causes;
  }

  private Report observe(Target target, CheckOptions options) throws IOException {
    Surroundings here =
        Surroundings.ofThisMachine(
            options.budget(),
            options.patient() ? IDLE : List.of(),
            environment,
            target,
            options.proxy());
    var early = new Early(new ReportText(options.locale()));
    Thread watch = Thread.ofVirtual().start(early::watch);
    try {
      return new Checker(rules(options)).check(target, here, early.last::set);
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
    return ReportJson.read(Files.readString(file), new Diagnosis(rules(options)));
  }

  private int tell(Report report, CheckOptions options) throws IOException {
    out.print(options.json() ? ReportJson.of(report) : new ReportText(options.locale()).of(report));
    write(report, options);
    return report.exitCode();
  }

  private static void write(Report report, CheckOptions options) throws IOException {
    if (options.junit().isPresent()) {
      Files.writeString(options.junit().orElseThrow(), ReportMachines.junit(report));
    }
    if (options.prometheus().isPresent()) {
      Files.writeString(options.prometheus().orElseThrow(), ReportMachines.prometheus(report));
    }
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
