// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// LOGIN.
record SignIn(String user, String secret) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    String user = in.astring();
    in.space();
    return new SignIn(user, in.astring());
  }

  @Override
  public Reply run(Session session) {
    return session.line().maySignIn()
        ? session.signIn(user, secret)
        : Reply.no("[PRIVACYREQUIRED] Start TLS first.");
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "LOGIN " + user;
  }
}
