// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a search looks for.
public sealed interface SearchKey {
  record All() implements SearchKey {}

  record And(List<SearchKey> keys) implements SearchKey {
    public And {
      keys = List.copyOf(keys);
    }
  }

  record Or(SearchKey one, SearchKey other) implements SearchKey {}

  record Not(SearchKey key) implements SearchKey {}

  /// By UID.
  ///
  /// @param ranges both ends in
  record InUids(List<Range> ranges) implements SearchKey {
    public InUids {
      ranges = List.copyOf(ranges);
    }
  }

  /// By their places in the folder as the client knows it; what was found last if there are none.
  ///
  /// @param ranges 0 stands for the last
  record InNumbers(List<Range> ranges) implements SearchKey {
    public InNumbers {
      ranges = List.copyOf(ranges);
    }
  }

  record Range(long first, long last) {}

  /// Bearing a flag.
  ///
  /// @param flag of {@link Flags}
  record Flagged(int flag) implements SearchKey {}

  record Keyword(String keyword) implements SearchKey {}

  /// Having words that begin so, each of them, anywhere; accents and case make no difference. Found
  /// by an index, unlike {@link Text}.
  record Words(String text) implements SearchKey {}

  /// By day.
  ///
  /// @param day in UTC
  record Day(Clock clock, Side side, LocalDate day) implements SearchKey {}

  /// Which date.
  enum Clock {
    RECEIVED,
    SENT
  }

  /// Which side of a day.
  enum Side {
    BEFORE,
    ON,
    SINCE
  }

  /// By a field of the header.
  ///
  /// @param field name; any value if the text is empty
  record Header(String field, String text) implements SearchKey {}

  /// In the text parts.
  record Body(String text) implements SearchKey {}

  /// In header or text parts.
  record Text(String text) implements SearchKey {}

  /// Having an attachment.
  record Attached() implements SearchKey {}

  record Larger(long bytes) implements SearchKey {}

  record Smaller(long bytes) implements SearchKey {}

  /// Changed with this number or later.
  record Modseq(long from) implements SearchKey {}

  /// The same with every leaf exchanged.
  default SearchKey exchange(UnaryOperator<SearchKey> leaf) {
    return switch (this) {
      case And(var keys) -> new And(keys.stream().map(key -> key.exchange(leaf)).toList());
      case Or(var one, var other) -> new Or(one.exchange(leaf), other.exchange(leaf));
      case Not(var key) -> new Not(key.exchange(leaf));
      case All _, InUids _, InNumbers _, Flagged _, Keyword _, Day _, Header _ -> leaf.apply(this);
      case Words _, Body _, Text _, Attached _, Larger _, Smaller _, Modseq _ -> leaf.apply(this);
    };
  }
}
