// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.MessageType;
import java.util.List;
import java.util.Optional;

/// What {@link Validate} says of one file.
///
/// @param file as named on the command line
/// @param type nothing if the file could not be read or is no message of the catalogue
record Verdict(String file, Optional<MessageType> type, List<Finding> findings) {
  Verdict {
    findings = List.copyOf(findings);
  }

  static Verdict unreadable(String file, FileFault fault) {
    return new Verdict(file, Optional.empty(), List.of(fault.finding(file)));
  }

  /// Whether it is a message of the catalogue.
  boolean isKnown() {
    return type.isPresent();
  }

  boolean accepted() {
    return isKnown() && findings.stream().noneMatch(Finding::blocks);
  }

  /// Version of the publication that the message follows, without its family: `1.1.7`.
  Optional<String> version() {
    return type.map(MessageType::version)
        .map(version -> version.substring(version.lastIndexOf('/') + 1));
  }
}
