// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.MailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Runs a script over a message. Nothing happens yet: the outcome says what is to happen.
public final class SieveRun {
  private final SieveMail mail;
  private final Map<String, List<String>> filings = new LinkedHashMap<>();
  private final Set<String> redirects = new LinkedHashSet<>();
  private final Set<String> flags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private Step.@Nullable Vacation reply;
  private boolean keeps = true;

  private SieveRun(SieveMail mail) {
    this.mail = mail;
  }

  /// What the script makes of the message.
  public static SieveOutcome of(SieveScript script, SieveMail mail) {
    var run = new SieveRun(mail);
    boolean _ = run.all(script.steps());
    if (run.keeps) {
      run.file("INBOX", Optional.empty());
    }
    var filings = new ArrayList<SieveOutcome.Filing>();
    run.filings.forEach((folder, marks) -> filings.add(new SieveOutcome.Filing(folder, marks)));
    return new SieveOutcome(filings, List.copyOf(run.redirects), Optional.ofNullable(run.reply));
  }

  /// @return false once the script has ended
  private boolean all(List<Step> steps) {
    for (Step step : steps) {
      if (!run(step)) {
        return false;
      }
    }
    return true;
  }

  private boolean run(Step step) {
    switch (step) {
      case Step.Stop() -> {
        return false;
      }
      case Step.If choice -> {
        return all(chosen(choice));
      }
      case Step.Keep(var marks) -> file("INBOX", marks);
      case Step.Discard() -> keeps = false;
      case Step.FileInto(String folder, boolean copy, var marks) -> {
        file(folder.equalsIgnoreCase("INBOX") ? "INBOX" : folder, marks);
        keeps &= copy;
      }
      case Step.Redirect(String address, boolean copy) -> {
        redirects.add(address);
        keeps &= copy;
      }
      case Step.Mark(var way, var marks) -> mark(way, marks);
      case Step.Vacation vacation -> reply = reply == null ? vacation : reply;
    }
    return true;
  }

  private List<Step> chosen(Step.If choice) {
    return choice.branches().stream()
        .filter(branch -> holds(branch.when()))
        .findFirst()
        .map(Step.Branch::then)
        .orElse(choice.otherwise());
  }

  private void file(String folder, Optional<List<String>> marks) {
    filings.put(folder, marks.orElseGet(() -> List.copyOf(flags)));
  }

  private void mark(Step.Way way, List<String> marks) {
    switch (way) {
      case SET -> {
        flags.clear();
        flags.addAll(marks);
      }
      case ADD -> flags.addAll(marks);
      case REMOVE -> marks.forEach(flags::remove);
    }
  }

  private boolean holds(Test test) {
    return switch (test) {
      case Test.AllOf(var tests) -> tests.stream().allMatch(this::holds);
      case Test.AnyOf(var tests) -> tests.stream().anyMatch(this::holds);
      case Test.Not(var other) -> !holds(other);
      case Test.Always(boolean value) -> value;
      case Test.Exists(var fields) -> fields.stream().noneMatch(f -> mail.values(f).isEmpty());
      case Test.Header(var match, var fields) ->
          fields.stream().flatMap(f -> mail.values(f).stream()).anyMatch(match::fits);
      case Test.Address(var part, var match, var fields) ->
          fields.stream()
              .flatMap(field -> mail.values(field).stream())
              .flatMap(value -> MailAddress.read(value).stream())
              .anyMatch(address -> match.fits(part(part, address.address())));
      case Test.Envelope(var part, var match, var ends) ->
          ends.stream()
              .map(end -> end.toLowerCase(Locale.ROOT).equals("from") ? mail.from() : mail.to())
              .anyMatch(address -> match.fits(part(part, address)));
      case Test.Size(boolean over, long bytes) -> over ? mail.size() > bytes : mail.size() < bytes;
      case Test.Body(boolean raw, var match) -> match.fits(raw ? mail.raw() : mail.text());
      case Test.HasFlag(var match) -> flags.stream().anyMatch(match::fits);
    };
  }

  private static String part(Test.Part part, String address) {
    int at = address.lastIndexOf('@');
    return switch (part) {
      case ALL -> address;
      case LOCALPART -> at < 0 ? address : address.substring(0, at);
      case DOMAIN -> address.substring(at + 1);
    };
  }
}
