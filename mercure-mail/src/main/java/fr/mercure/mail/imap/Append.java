// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Deposited;
import fr.mercure.mail.Flags;
import fr.mercure.mail.ReadMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// APPEND.
///
/// @param at date that the client gives the message
/// @param message its bytes; empty until they were let in
@SuppressWarnings("ArrayRecordComponent") // never compared
record Append(String name, List<String> flags, Optional<Instant> at, byte[] message)
    implements Command {
  private static final byte[] NOT_YET = {};

  /// All that comes before the message.
  static Append header(Input in) throws IOException, Refused {
    in.space();
    String name = in.astring();
    in.space();
    List<String> flags = List.of();
    if (in.at('(')) {
      flags = in.flags();
      in.space();
    }
    Optional<Instant> at = Optional.empty();
    if (in.at('"')) {
      at = Optional.of(Dates.dateTime(in.string()));
      in.space();
    }
    return new Append(name, flags, at, NOT_YET);
  }

  /// Lets the message in if there is a folder for it.
  Append withMessage(Input in, Session session) throws IOException, Refused {
    session.target(session.place(name, Access.REPLY));
    byte[] bytes = in.message(ReadMessage.LARGEST, session.house().room());
    return new Append(name, flags, at, bytes);
  }

  @Override
  public Reply run(Session session) throws Refused {
    if (message.length == 0) {
      return Reply.no("[CANNOT] A message has at least a header.");
    }
    var folder = session.target(session.place(name, Access.REPLY));
    Instant now = session.house().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var deposit = new Deposit(ReadMessage.of(message), Flags.of(flags), at.orElse(now));
    Deposited done = session.store().messages().append(folder.id(), deposit, session.person());
    return switch (done) {
      case Deposited.Kept(long validity, long uid) ->
          Reply.ok("[APPENDUID %d %d] Kept".formatted(validity, uid));
      case Deposited.OverQuota _ -> Reply.no("[OVERQUOTA] The mailbox has no room.");
      case Deposited.NoFolder _ -> Reply.no("[TRYCREATE] There is no such folder.");
      case Deposited.Already _ -> Reply.ok("Kept before");
    };
  }
}
