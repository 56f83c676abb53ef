// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

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
    String[] parts = decoded(given).split("\0", -1);
    if (parts.length != 3 || (!parts[0].isEmpty() && !parts[0].equals(parts[1]))) {
      return Reply.bad("PLAIN takes user and secret, nobody else's name.");
    }
    return session.signIn(parts[1], parts[2]);
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

  private static String decoded(String base64) throws Refused {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.bad("Expected base64.");
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "AUTHENTICATE " + mechanism;
  }
}
