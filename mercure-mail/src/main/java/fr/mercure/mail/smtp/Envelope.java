// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// From whom and to whom the message goes that is being handed in.
///
/// @param sender empty for the null sender
/// @param size announced; 0 if none was
/// @param recipients keys of mailboxes by address
/// @param elsewhere addresses that it is sent on to
record Envelope(String sender, long size, Map<String, Long> recipients, Set<String> elsewhere) {
  /// How many recipients one message may have.
  static final int MOST = 100;

  Envelope(String sender, long size) {
    this(sender, size, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  /// How many recipients it has.
  int count() {
    return recipients.size() + elsewhere.size();
  }
}
