// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;

/// The rules of a procedure, as far as a message alone can be judged: without register, without
/// knowing who sends. Each procedure names its own in `META-INF/services`, so that the command line
/// finds them without a server.
public interface MessageRules {
  /// What is wrong with a message on a day; empty if nothing is, if its structure does not hold, or
  /// if it belongs to another procedure.
  List<Finding> check(Reading reading, LocalDate day);

  /// The rules of every procedure.
  static List<MessageRules> all() {
    return ServiceLoader.load(MessageRules.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
