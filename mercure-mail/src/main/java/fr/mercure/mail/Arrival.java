// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.sieve.SieveMail;
import fr.mercure.mail.sieve.SieveOutcome;
import fr.mercure.mail.sieve.SieveOutcome.Filing;
import fr.mercure.mail.sieve.SieveRun;
import fr.mercure.mail.sieve.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens to a message when it arrives in a mailbox: its script sorts it, if it has one in
/// force. Within the transaction of the delivery, so that all of it is done or nothing.
final class Arrival {
  /// A message that has been handed on so often goes round in circles.
  private static final int MOST_HOPS = 25;

  private static final String INBOX = "INBOX";

  private final JdbcClient jdbc;
  private final RuleStore rules;
  private final OutboundStore outbound;
  private final Predicate<String> leaves;

  /// @param leaves whether mail to an address without a mailbox here is sent on
  Arrival(JdbcClient jdbc, RuleStore rules, OutboundStore outbound, Predicate<String> leaves) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.outbound = outbound;
    this.leaves = leaves;
  }

  /// A message that arrives.
  ///
  /// @param content its key
  /// @param sender by the envelope; empty for nobody
  record Incoming(long content, Deposit deposit, String sender) {
    Instant at() {
      return deposit.receivedAt();
    }
  }

  /// The mailbox that it reaches.
  private record Target(long mailbox, String address, long inbox) {}

  /// Puts messages into folders.
  interface Filer {
    /// The content of a message, kept.
    long keep(ReadMessage message);

    /// False if there is no room.
    boolean place(long folder, long content, Deposit deposit);
  }

  /// Lets a message into a mailbox.
  ///
  /// @return false if the mailbox is gone or has no room
  boolean reaches(long mailbox, Incoming incoming, Filer filer) {
    return target(mailbox).filter(target -> reaches(target, incoming, filer)).isPresent();
  }

  private boolean reaches(Target target, Incoming incoming, Filer filer) {
    SieveOutcome outcome =
        rules
            .active(target.mailbox())
            .map(script ->
                SieveRun.of(
                    script,
                    SieveMail.of(
                        incoming.deposit().message(), incoming.sender(), target.address())))
            .orElse(SieveOutcome.KEEP);
    var filings = new ArrayList<>(outcome.filings());
    for (String to : outcome.redirects()) {
      if (!redirect(target.address(), to, incoming, filer) && filings.isEmpty()) {
        filings.add(new Filing(INBOX, List.of()));
      }
    }
    if (!file(target, filings, incoming, filer)) {
      return false;
    }
    outcome.reply().ifPresent(vacation -> answer(target, vacation, incoming, filer));
    return true;
  }

  /// Each folder once; one that is not there is the inbox.
  private boolean file(Target mailbox, List<Filing> filings, Incoming incoming, Filer filer) {
    Map<Long, Flags> targets = new LinkedHashMap<>();
    for (Filing filing : filings) {
      long target =
          filing.folder().equals(INBOX)
              ? mailbox.inbox()
              : folder(mailbox.mailbox(), filing.folder()).orElse(mailbox.inbox());
      targets.putIfAbsent(target, flags(filing.flags()));
    }
    for (var target : targets.entrySet()) {
      Deposit deposit = incoming.deposit();
      var flagged = new Deposit(deposit.message(), target.getValue(), deposit.receivedAt());
      if (!filer.place(target.getKey(), incoming.content(), flagged)) {
        return false;
      }
    }
    return true;
  }

  private static Flags flags(List<String> names) {
    return Flags.of(
        names.stream()
            .filter(name -> name.length() <= Flags.LONGEST_KEYWORD)
            .filter(name -> name.matches("\\\\?[A-Za-z0-9$_.:-]+"))
            .limit(Flags.MOST_KEYWORDS)
            .toList());
  }

  /// Sends a message on: into a mailbox here as it is, without that one's rules, so that nothing
  /// goes in circles; elsewhere in the name of the mailbox that sends it on.
  ///
  /// @return false if there is no way to there
  private boolean redirect(String from, String to, Incoming incoming, Filer filer) {
    Optional<Long> here =
        jdbc.sql("select id from mail.mailbox where address = :address")
            .param("address", to)
            .query(Long.class)
            .optional();
    if (here.isPresent()) {
      return folder(here.get(), INBOX)
          .filter(inbox -> filer.place(inbox, incoming.content(), incoming.deposit()))
          .isPresent();
    }
    long hops =
        incoming
            .deposit()
            .message()
            .headers()
            .lines()
            .filter(line -> line.regionMatches(true, 0, "Received:", 0, 9))
            .count();
    if (!leaves.test(to) || hops > MOST_HOPS) {
      return false;
    }
    outbound.put(from, List.of(to), incoming.content(), incoming.at());
    return true;
  }

  private void answer(Target target, Step.Vacation vacation, Incoming incoming, Filer filer) {
    Optional<VacationReply> reply = VacationReply.of(vacation, target.address(), incoming);
    if (reply.isEmpty() || !isFirst(target.mailbox(), reply.get(), incoming)) {
      return;
    }
    ReadMessage message = ReadMessage.of(reply.get().bytes());
    var deposit = new Deposit(message, Flags.NONE, incoming.at());
    redirect("", incoming.sender(), new Incoming(filer.keep(message), deposit, ""), filer);
  }

  private boolean isFirst(long mailbox, VacationReply reply, Incoming incoming) {
    return jdbc.sql(
                """
                insert into mail.vacation (mailbox, handle, sender, until)
                values (:mailbox, :handle, :sender, :until)
                on conflict (mailbox, handle, sender)
                do update set until = excluded.until where vacation.until <= :now
                """)
            .param("mailbox", mailbox)
            .param("handle", reply.handle())
            .param("sender", incoming.sender())
            .param("until", java.sql.Timestamp.from(reply.until()))
            .param("now", java.sql.Timestamp.from(incoming.at()))
            .update()
        == 1;
  }

  private Optional<Target> target(long mailbox) {
    return jdbc.sql(
            """
            select m.address, f.id from mail.mailbox m
            join mail.folder f on f.mailbox = m.id and f.name = :inbox
            where m.id = :mailbox
            """)
        .param("inbox", INBOX)
        .param("mailbox", mailbox)
        .query((row, _) -> new Target(mailbox, row.getString("address"), row.getLong("id")))
        .optional();
  }

  private Optional<Long> folder(long mailbox, String name) {
    return jdbc.sql("select id from mail.folder where mailbox = :mailbox and name = :name")
        .param("mailbox", mailbox)
        .param("name", name)
        .query(Long.class)
        .optional();
  }
}
