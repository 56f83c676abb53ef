// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.List;
import java.util.Optional;

/// What a script does next.
public sealed interface Step {
  /// The first branch whose test holds, else the rest.
  record If(List<Branch> branches, List<Step> otherwise) implements Step {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// One branch of {@link If}.
  record Branch(Test when, List<Step> then) {
    public Branch {
      then = List.copyOf(then);
    }
  }

  /// Ends the script.
  record Stop() implements Step {}

  /// Into the inbox.
  ///
  /// @param flags instead of those set so far
  record Keep(Optional<List<String>> flags) implements Step {
    public Keep {
      flags = flags.map(List::copyOf);
    }
  }

  /// Nowhere, unless something else keeps it.
  record Discard() implements Step {}

  /// Into a folder, whose levels a slash parts.
  ///
  /// @param copy and everything else goes on as if nothing had been done
  record FileInto(String folder, boolean copy, Optional<List<String>> flags) implements Step {
    public FileInto {
      flags = flags.map(List::copyOf);
    }
  }

  /// On to another address.
  record Redirect(String address, boolean copy) implements Step {}

  /// Changes the flags that later steps give the message.
  record Mark(Way way, List<String> flags) implements Step {
    public Mark {
      flags = List.copyOf(flags);
    }
  }

  /// How {@link Mark} changes them.
  enum Way {
    SET,
    ADD,
    REMOVE
  }

  /// Answers that nobody is there (RFC 5230), once for each sender in a number of days.
  ///
  /// @param addresses others under which the reader is written to
  /// @param mime whether the reason is a MIME part with its header
  /// @param handle answers with the same one count as the same
  record Vacation(
      int days,
      Optional<String> subject,
      Optional<String> from,
      List<String> addresses,
      boolean mime,
      Optional<String> handle,
      String reason)
      implements Step {
    public Vacation {
      addresses = List.copyOf(addresses);
    }
  }
}
