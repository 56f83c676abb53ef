// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.PlainSecret;
import java.io.IOException;
import java.util.Optional;

/// AUTHENTICATE PLAIN (RFC 4616).
///
/// @param response empty if it is still to be asked for; `=` is an empty one
record Authenticate(String mechanism, String response) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    String mechanism = in.keyword();
    return new Authenticate(mechanism, in.take(' ') ? in.atom() : "");
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    if (!mechanism.equals("PLAIN")) {
      return Reply.no("[CANNOT] Only PLAIN is spoken here.");
    }
    if (!session.line().maySignIn()) {
      return Reply.no("[PRIVACYREQUIRED] Start TLS first.");
    }
    String given = response.isEmpty() ? ask(session) : response;
    Optional<PlainSecret> secret = PlainSecret.read(given);
    return secret.isPresent()
        ? session.signIn(secret.get().user(), secret.get().secret())
        : Reply.bad("PLAIN takes user and secret in base64, nobody else's name.");
  }

  private static String ask(Session session) throws IOException, Refused {
    session.prompt("");
    session.input().begin(Input.Limits.STRANGER);
    String given = session.input().line();
    if (given.equals("*")) {
      throw Refused.bad("Given up.");
    }
    return given;
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "AUTHENTICATE " + mechanism;
  }
}
