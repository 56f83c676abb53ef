// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import java.util.LinkedHashMap;
import java.util.Map;

/// From whom and to whom the message goes that is being handed in.
///
/// @param sender empty for the null sender
/// @param size announced; 0 if none was
/// @param recipients keys of mailboxes by address
record Envelope(String sender, long size, Map<String, Long> recipients) {
  /// How many recipients one message may have.
  static final int MOST = 100;

  Envelope(String sender, long size) {
    this(sender, size, new LinkedHashMap<>());
  }
}
