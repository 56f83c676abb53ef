// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.List;

/// A condition of a script.
public sealed interface Test {
  /// Every one of them.
  record AllOf(List<Test> tests) implements Test {
    public AllOf {
      tests = List.copyOf(tests);
    }
  }

  /// One of them at least.
  record AnyOf(List<Test> tests) implements Test {
    public AnyOf {
      tests = List.copyOf(tests);
    }
  }

  /// The contrary.
  record Not(Test test) implements Test {}

  /// Always, or never.
  record Always(boolean value) implements Test {}

  /// All these fields are there.
  record Exists(List<String> fields) implements Test {
    public Exists {
      fields = List.copyOf(fields);
    }
  }

  /// A field has such a text.
  record Header(Match match, List<String> fields) implements Test {
    public Header {
      fields = List.copyOf(fields);
    }
  }

  /// A field names such an address.
  record Address(Part part, Match match, List<String> fields) implements Test {
    public Address {
      fields = List.copyOf(fields);
    }
  }

  /// The message came from or to such an address, whatever its header says.
  ///
  /// @param ends `from`, `to`
  record Envelope(Part part, Match match, List<String> ends) implements Test {
    public Envelope {
      ends = List.copyOf(ends);
    }
  }

  /// Larger, or smaller, than so many bytes.
  record Size(boolean over, long bytes) implements Test {}

  /// The text has such words.
  ///
  /// @param raw as sent, not decoded
  record Body(boolean raw, Match match) implements Test {}

  /// The flags that the script has set so far have one of these.
  record HasFlag(Match match) implements Test {}

  /// Which part of an address.
  enum Part {
    ALL,
    LOCALPART,
    DOMAIN
  }
}
