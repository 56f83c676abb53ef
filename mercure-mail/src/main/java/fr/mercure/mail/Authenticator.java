// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.net.InetAddress;
import java.util.Optional;

/// Decides who may come in through the doors. Given by the application; the doors slow down who
/// guesses, so that it need not.
@FunctionalInterface
public interface Authenticator {
  /// Who they are, if user and secret go together.
  ///
  /// @param user as typed in the mail program, in general the address of the mailbox
  /// @param secret application password or key; never the password of the portal
  /// @param from where the connection comes from
  Optional<Login> login(String user, String secret, InetAddress from);
}
