// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Flags of a message as one reader sees it.
///
/// @param system sum of the constants below
/// @param keywords others, such as `$Forwarded`; sorted
public record Flags(int system, List<String> keywords) {
  public static final int SEEN = 1;
  public static final int ANSWERED = 2;
  public static final int FLAGGED = 4;
  public static final int DELETED = 8;
  public static final int DRAFT = 16;

  /// Those that each reader has for himself.
  static final int PERSONAL = SEEN | FLAGGED;

  /// How many keywords a message may bear.
  public static final int MOST_KEYWORDS = 50;

  /// How long a keyword may be.
  public static final int LONGEST_KEYWORD = 64;

  public static final Flags NONE = new Flags(0, List.of());

  private static final Map<String, Integer> SYSTEM =
      Map.of(
          "\\SEEN", SEEN,
          "\\ANSWERED", ANSWERED,
          "\\FLAGGED", FLAGGED,
          "\\DELETED", DELETED,
          "\\DRAFT", DRAFT);

  private static final List<String> NAMES =
      List.of("\\Seen", "\\Answered", "\\Flagged", "\\Deleted", "\\Draft");

  public Flags {
    keywords = List.copyOf(keywords);
  }

  /// From names as a client sends them. `\Recent` and system flags that don't exist are left out.
  public static Flags of(Collection<String> names) {
    int system = 0;
    var keywords = new TreeSet<String>();
    for (String name : names) {
      if (name.startsWith("\\")) {
        system |= SYSTEM.getOrDefault(name.toUpperCase(Locale.ROOT), 0);
      } else {
        keywords.add(name);
      }
    }
    return new Flags(system, List.copyOf(keywords));
  }

  public boolean has(int flag) {
    return (system & flag) != 0;
  }

  public Flags with(int flag) {
    return new Flags(system | flag, keywords);
  }

  /// As a response shows them, such as `(\Seen $Forwarded)`.
  @Override
  public String toString() {
    var names = new ArrayList<String>();
    for (int i = 0; i < NAMES.size(); i++) {
      if (has(1 << i)) {
        names.add(NAMES.get(i));
      }
    }
    names.addAll(keywords);
    return "(" + String.join(" ", names) + ")";
  }
}
