// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.List;
import java.util.Optional;

/// What a script makes of a message.
///
/// @param filings where it goes, each folder once; empty if it is thrown away here
/// @param redirects addresses that it goes on to
/// @param reply the answer that is to be given, if it may be
public record SieveOutcome(
    List<Filing> filings, List<String> redirects, Optional<Step.Vacation> reply) {
  /// As if there were no script.
  public static final SieveOutcome KEEP =
      new SieveOutcome(List.of(new Filing("INBOX", List.of())), List.of(), Optional.empty());

  public SieveOutcome {
    filings = List.copyOf(filings);
    redirects = List.copyOf(redirects);
  }

  /// A folder, and the flags that the message has there.
  public record Filing(String folder, List<String> flags) {
    public Filing {
      flags = List.copyOf(flags);
    }
  }
}
