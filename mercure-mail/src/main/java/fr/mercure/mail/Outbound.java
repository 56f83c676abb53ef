// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.OutboundStore.Waiting;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionOperations;

/// Hands over what is on its way: tries again with longer and longer pauses, and after {@link
/// #GIVEN_UP} tells the sender, as for a refusal.
public final class Outbound {
  /// How long a message is tried.
  static final Duration GIVEN_UP = Duration.ofDays(3);

  private static final System.Logger LOG = System.getLogger(Outbound.class.getName());
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));
  private static final int AT_ONCE = 20;

  private final MailStore store;
  private final Relay relay;
  private final TransactionOperations transactions;
  private final UnaryOperator<byte[]> signed;
  private final String host;
  private final Clock clock;

  /// @param transactions of the database of the store
  /// @param signed what is handed over in place of a message
  /// @param host name of this server, for reports
  public Outbound(
      MailStore store,
      Relay relay,
      TransactionOperations transactions,
      UnaryOperator<byte[]> signed,
      String host,
      Clock clock) {
    this.store = store;
    this.relay = relay;
    this.transactions = transactions;
    this.signed = signed;
    this.host = host;
    this.clock = clock;
  }

  /// Tries what is due now, once.
  ///
  /// @return how many it tried
  public int run() {
    List<Waiting> due = store.outbound().take(clock.instant(), AT_ONCE);
    due.forEach(this::attempt);
    return due.size();
  }

  private void attempt(Waiting waiting) {
    byte[] bytes =
        store
            .reading()
            .contents(List.of(waiting.message()))
            .getOrDefault(waiting.message(), new byte[0]);
    switch (relay.hand(waiting.sender(), waiting.recipient(), signed.apply(bytes))) {
      case Relay.Answer.Taken() -> store.outbound().remove(waiting.id());
      case Relay.Answer.Never(String said) -> giveUp(waiting, bytes, said);
      case Relay.Answer.Later(String said) -> {
        Instant now = clock.instant();
        if (now.isAfter(waiting.queuedAt().plus(GIVEN_UP))) {
          giveUp(waiting, bytes, said);
        } else {
          Duration pause = PAUSES.get(Math.min(waiting.attempts(), PAUSES.size() - 1));
          store.outbound().postpone(waiting.id(), now.plus(pause), said);
        }
      }
    }
  }

  /// The report and the end of the attempts are one: the sender is told once.
  private void giveUp(Waiting waiting, byte[] bytes, String said) {
    LOG.log(Level.INFO, "message {0} cannot be handed over: {1}", waiting.id(), said);
    transactions.executeWithoutResult(_ -> {
      store.outbound().remove(waiting.id());
      Optional<Long> mailbox =
          waiting.sender().isEmpty() ? Optional.empty() : store.mailboxes().find(waiting.sender());
      mailbox.ifPresent(box ->
          store.messages().deposit(box, "bounce:" + waiting.id(), report(waiting, bytes, said)));
    });
  }

  private Deposit report(Waiting waiting, byte[] bytes, String said) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] report = Bounce.of(waiting, bytes, said, host, now);
    return new Deposit(ReadMessage.of(report), Flags.NONE, now);
  }
}
