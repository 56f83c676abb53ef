// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// How an attempt to talk ended. The one place where exceptions become words: by type, and by what
/// had been reached, never by their text, which differs between JDKs and systems.
enum Outcome {
  OK,
  UNRESOLVED,
  REFUSED,
  TIMEOUT,
  UNREACHABLE,
  RESET,
  MUTE,
  CLOSED,
  NOT_TLS,
  OLD_TLS,
  NO_CIPHER,
  UNKNOWN_NAME,
  CERTIFICATE_ASKED,
  ALERT,
  BROKEN;

  /// @param connected whether the connection had been made before
  static Outcome of(IOException failure, boolean connected) {
    return switch (failure) {
      case UnknownHostException _ -> UNRESOLVED;
      case SocketTimeoutException _ -> connected ? MUTE : TIMEOUT;
      case ConnectException _ -> REFUSED;
      case SocketException _ -> connected ? RESET : UNREACHABLE;
      case EOFException _ -> CLOSED;
      case SSLException _ -> ALERT;
      default -> BROKEN;
    };
  }

  /// What the first bytes of the other side mean when a handshake fails: an alert has its number in
  /// byte 6, a server hello its version in bytes 9 and 10.
  static Outcome ofFirstBytes(byte[] first, int length) {
    if (length < 1) {
      return ALERT;
    }
    int kind = first[0];
    if (kind == 21 && length >= 7) {
      return ofAlert(first[6]);
    }
    if (kind == 22 && length >= 11 && first[9] == 3 && first[10] < 3) {
      return OLD_TLS;
    }
    return kind >= 20 && kind <= 23 ? ALERT : NOT_TLS;
  }

  /// Numbers of RFC 8446 §6.
  private static Outcome ofAlert(int number) {
    return switch (number) {
      case 40, 71 -> NO_CIPHER;
      case 70 -> OLD_TLS;
      case 112 -> UNKNOWN_NAME;
      case 42, 116 -> CERTIFICATE_ASKED;
      default -> ALERT;
    };
  }
}
