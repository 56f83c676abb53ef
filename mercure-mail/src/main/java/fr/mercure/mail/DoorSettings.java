// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where a door is, and how it is shut.
///
/// @param port 0 for any that is free
/// @param tls certificate; without one there is no TLS
/// @param implicitTls TLS from the first byte; otherwise by STARTTLS
/// @param plainOnLoopback whether a client on this machine may sign in without TLS
/// @param name of the server in greetings
public record DoorSettings(
    InetAddress address,
    int port,
    Optional<SSLContext> tls,
    boolean implicitTls,
    boolean plainOnLoopback,
    String name) {}
