// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.MailStore;
import fr.mercure.mail.transfer.ImapAddress;
import fr.mercure.mail.transfer.ImportReport;
import fr.mercure.mail.transfer.ImportReport.End;
import fr.mercure.mail.transfer.MailboxImport;
import fr.mercure.mail.transfer.TransferStore;
import fr.mercure.postgres.PostgresUnavailable;
import fr.mercure.web.ProgressBar;
import fr.mercure.web.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// The command line of `./mercure mail import`: brings a mailbox of another IMAP server over, into
/// the database of this installation, whether it is up or not.
///
/// Ends with 0 once everything has come that can, 1 if it was cut, refused or found no room, 2 if
/// the command is not understood.
public final class MailImport {
  private static final int OTHERWISE = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  MailImport(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /// Does what was asked and ends the process.
  public static void main(String[] args) {
    try (var out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err =
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
      System.exit(new MailImport(out, err, System.getenv()).run(List.of(args)));
    }
  }

  /// What was asked for.
  private record Wish(
      ImapAddress from,
      List<String> to,
      Path data,
      Optional<Path> password,
      Optional<Path> trust,
      boolean dry,
      boolean drawn) {}

  /// The exit code.
  int run(List<String> args) {
    MailArguments arguments = MailArguments.of(args);
    Texts texts =
        Texts.in(
            Locale.of(
                arguments
                    .value("lang")
                    .orElse(environment.getOrDefault("LANG", "fr"))
                    .split("_")[0]));
    Optional<Wish> wish = wish(arguments);
    if (wish.isEmpty()) {
      err.println(texts.get("import.misused"));
      return MISUSED;
    }
    try {
      return bring(wish.get(), texts);
    } catch (PostgresUnavailable e) {
      err.println(e.getMessage());
    } catch (DataAccessException e) {
      err.println(texts.get("import.database"));
    } catch (IOException | GeneralSecurityException e) {
      err.println(texts.get("import.file", e.toString()));
    }
    return OTHERWISE;
  }

  private static Optional<Wish> wish(MailArguments arguments) {
    boolean fine =
        arguments.isKnown("to", "data", "password-file", "trust", "dry-run", "lang", "bar")
            && !arguments.all("to").isEmpty()
            && arguments.plain().size() == 2
            && arguments.plain().getFirst().equals("import");
    if (!fine) {
      return Optional.empty();
    }
    return ImapAddress.read(arguments.plain().getLast())
        .map(from ->
            new Wish(
                from,
                arguments.all("to"),
                Path.of(arguments.value("data").orElse("data")),
                arguments.value("password-file").map(Path::of),
                arguments.value("trust").map(Path::of),
                arguments.value("dry-run").isPresent(),
                arguments.value("bar").isPresent()));
  }

  private int bring(Wish wish, Texts texts) throws IOException, GeneralSecurityException {
    @Nullable String secret =
        ImportSecret.find(wish.password(), environment, texts.get("import.password", wish.from()));
    if (secret == null) {
      err.println(texts.get("import.no-password"));
      return MISUSED;
    }
    SSLContext trust = ImportTrust.of(wish.trust());
    try (ImportDatabase database = ImportDatabase.open(wish.data(), environment)) {
      MailStore mail = database.mail(Clock.systemUTC());
      var store = new TransferStore(database.pool(), database.transactions(), mail);
      var importer = new MailboxImport(store, Clock.systemUTC());
      int code = 0;
      for (String to : wish.to()) {
        Optional<Long> mailbox = mail.mailboxes().find(to);
        if (mailbox.isEmpty()) {
          err.println(texts.get("import.no-mailbox", to));
          return MISUSED;
        }
        var order = new MailboxImport.Order(wish.from(), secret, trust, mailbox.get(), wish.dry());
        out.println(texts.get(wish.dry() ? "import.dry" : "import.begin", wish.from(), to));
        code = Math.max(code, tell(importer.run(order, watch(wish)), wish.dry(), texts));
      }
      return code;
    }
  }

  private MailboxImport.Watch watch(Wish wish) {
    var bar = new ProgressBar(out, wish.drawn());
    var all = new AtomicLong(1);
    return new MailboxImport.Watch(
        count -> all.set(Math.max(1, count)),
        done -> bar.show((int) Math.min(done, all.get()), all.intValue()));
  }

  private int tell(ImportReport report, boolean dry, Texts texts) {
    for (var folder : report.folders()) {
      out.println(
          texts.get(
              "import.folder",
              folder.source(),
              folder.target(),
              folder.kept(),
              folder.before(),
              folder.left()));
    }
    for (var skipped : report.skipped()) {
      String reason = texts.get("import.reason." + skipped.reason());
      out.println(
          skipped.uid() == 0
              ? texts.get("import.skipped.folder", skipped.folder(), reason)
              : texts.get("import.skipped", skipped.folder(), skipped.uid(), reason));
    }
    long megabytes = report.bytes() / 1_000_000;
    out.println(
        texts.get(
            dry ? "import.sum.dry" : "import.sum",
            report.kept(),
            megabytes,
            report.before(),
            report.left()));
    if (report.end() != End.DONE) {
      err.println(texts.get("import.end." + report.end(), report.said()));
    }
    return report.end() == End.DONE ? 0 : OTHERWISE;
  }

  /// The words of a command line: `--name value`, `--name=value`, `--flag`, and others.
  private record MailArguments(List<String> plain, List<Map.Entry<String, String>> named) {
    private static final List<String> FLAGS = List.of("dry-run", "bar");

    static MailArguments of(List<String> args) {
      var plain = new ArrayList<String>();
      var named = new ArrayList<Map.Entry<String, String>>();
      for (int i = 0; i < args.size(); i++) {
        String arg = args.get(i);
        String name = arg.replaceFirst("^--", "").replaceFirst("=.*$", "");
        if (!arg.startsWith("--")) {
          plain.add(arg);
        } else if (arg.contains("=")) {
          named.add(Map.entry(name, arg.substring(arg.indexOf('=') + 1)));
        } else if (FLAGS.contains(name) || i + 1 == args.size()) {
          named.add(Map.entry(name, ""));
        } else {
          named.add(Map.entry(name, args.get(++i)));
        }
      }
      return new MailArguments(List.copyOf(plain), List.copyOf(named));
    }

    boolean isKnown(String... names) {
      return named.stream().map(Map.Entry::getKey).allMatch(List.of(names)::contains);
    }

    List<String> all(String name) {
      return named.stream()
          .filter(entry -> entry.getKey().equals(name) && !entry.getValue().isBlank())
          .map(Map.Entry::getValue)
          .toList();
    }

    Optional<String> value(String name) {
      return named.stream()
          .filter(entry -> entry.getKey().equals(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }
}
