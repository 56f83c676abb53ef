// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// One try at one step of signing in.
///
/// @param step one of the constants below
/// @param email as typed, in its {@link #normal} form; not kept
/// @param account digest of it, whether or not somebody has it
/// @param address where the request came from
/// @param reference shown to the person, by which support finds the true cause
@SuppressWarnings("ArrayRecordComponent") // A query parameter, never compared.
record Attempt(
    String step, String email, byte[] account, String address, String reference, Instant at) {
  static final String PASSWORD = "PASSWORD";
  static final String SECOND_FACTOR = "SECOND_FACTOR";
  static final String PASSKEY = "PASSKEY";
  static final String FEDERATION = "FEDERATION";
  static final String CERTIFICATE = "CERTIFICATE";

  static byte[] account(String email) {
    return Sha256.of(normal(email).getBytes(StandardCharsets.UTF_8));
  }

  /// An address as it is stored: without the blanks and capitals that people type.
  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
