// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where the IMAP door is, and how it is shut.
///
/// @param port 0 for any that is free
/// @param tls certificate; without one there is no TLS
/// @param implicitTls TLS from the first byte; otherwise by STARTTLS
/// @param plainOnLoopback whether a client on this machine may sign in without TLS
/// @param name of the server in greetings
public record ImapSettings(
    InetAddress address,
    int port,
    Optional<SSLContext> tls,
    boolean implicitTls,
    boolean plainOnLoopback,
    String name) {
  /// How many connections there may be.
  static final int MOST_CONNECTIONS = 2000;

  /// How many connections may come from one address.
  static final int MOST_FROM_ONE = 200;
}
