// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.declarations.MessageRules;
import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.Limits;
import fr.mercure.messages.Reading;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The command line that checks messages without a server: which message each file holds and what
/// is wrong with it.
///
/// Ends with 0 if all are accepted, 1 if some are refused, 2 if some cannot be read or are no
/// message of the catalogue, or if the command itself is not understood.
public final class Validate {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int REFUSED = 1;
  private static final int UNREADABLE = 2;

  private final Catalogue catalogue = Catalogue.standard();
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  Validate(InputStream in, PrintStream out, PrintStream err, Clock clock) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /// Checks the files named and ends the process.
  public static void main(String[] args) {
    try (PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err)) {
      int code = new Validate(System.in, out, err, Clock.systemUTC()).run(List.of(args));
      out.flush();
      err.flush();
      System.exit(code);
    }
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// The exit code.
  int run(List<String> args) {
    ValidateOptions options;
    try {
      options = ValidateOptions.parse(args, LocalDate.ofInstant(clock.instant(), PARIS));
    } catch (ValidateOptions.Misused misused) {
      err.println(misused.getMessage());
      err.println(ValidateOptions.USAGE);
      return UNREADABLE;
    }
    ValidateReport report = ValidateReport.to(out, options);
    report.begin();
    int code = 0;
    for (String file : options.files()) {
      Verdict verdict = judge(file, options);
      report.add(verdict);
      code = Math.max(code, verdict.isKnown() ? (verdict.accepted() ? 0 : REFUSED) : UNREADABLE);
    }
    report.end();
    return code;
  }

  private Verdict judge(String file, ValidateOptions options) {
    try {
      byte[] document = bytes(file);
      if (document.length == 0) {
        return Verdict.unreadable(file, FileFault.EMPTY);
      }
      if (document.length > Limits.STANDARD.bytes()) {
        return Verdict.unreadable(file, FileFault.TOO_LARGE);
      }
      return judge(file, document, options);
    } catch (AccessDeniedException e) {
      return Verdict.unreadable(file, FileFault.FORBIDDEN);
    } catch (IOException | InvalidPathException e) {
      return Verdict.unreadable(file, FileFault.of(file));
    }
  }

  private Verdict judge(String file, byte[] document, ValidateOptions options) {
    Reading reading = catalogue.read(document);
    List<Finding> findings = new ArrayList<>(reading.findings());
    if (reading.accepted() && !options.structureOnly()) {
      MessageRules.all().forEach(rules -> findings.addAll(rules.check(reading, options.day())));
    }
    return new Verdict(file, reading.type(), findings);
  }

  /// One byte more than allowed shows that a file is too large without reading it to its end.
  private byte[] bytes(String file) throws IOException {
    int most = Limits.STANDARD.bytes() + 1;
    if (file.equals("-")) {
      return in.readNBytes(most);
    }
    try (InputStream document = Files.newInputStream(Path.of(file))) {
      return document.readNBytes(most);
    }
  }
}
