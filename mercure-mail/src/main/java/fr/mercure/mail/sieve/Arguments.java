// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.Node.Argument;
import fr.mercure.mail.sieve.SieveFault.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The arguments of one command or test: tags are asked for by name, what is left by its place.
final class Arguments {
  private final Node node;
  private final List<Argument> left;

  Arguments(Node node) {
    this.node = node;
    this.left = new ArrayList<>(node.arguments());
  }

  private int find(String tag) {
    for (int i = 0; i < left.size(); i++) {
      Token at = left.get(i).at();
      if (at.kind() == Token.Kind.TAG && at.text().equalsIgnoreCase(tag)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether the tag is there; it is taken.
  boolean flag(String tag) {
    int place = find(tag);
    if (place >= 0) {
      left.remove(place);
    }
    return place >= 0;
  }

  /// The one of these tags that is there, lower case.
  Optional<String> oneOf(String... tags) throws SieveFault.Found {
    Optional<String> found = Optional.empty();
    for (String tag : tags) {
      int place = find(tag);
      if (place >= 0) {
        Token at = left.remove(place).at();
        if (found.isPresent()) {
          throw at.fault(Code.ARGUMENTS, ":" + tag);
        }
        found = Optional.of(tag);
      }
    }
    return found;
  }

  /// The strings behind a tag.
  Optional<List<String>> tagged(String tag) throws SieveFault.Found {
    int place = find(tag);
    if (place < 0) {
      return Optional.empty();
    }
    Token at = left.remove(place).at();
    if (place >= left.size() || !left.get(place).isStrings()) {
      throw at.fault(Code.ARGUMENTS, ":" + tag);
    }
    return Optional.of(left.remove(place).strings());
  }

  /// The one string behind a tag.
  Optional<String> taggedString(String tag) throws SieveFault.Found {
    Optional<List<String>> strings = tagged(tag);
    if (strings.isPresent() && strings.get().size() != 1) {
      throw node.name().fault(Code.ARGUMENTS, ":" + tag);
    }
    return strings.map(List::getFirst);
  }

  /// The number behind a tag.
  Optional<Long> taggedNumber(String tag) throws SieveFault.Found {
    int place = find(tag);
    if (place < 0) {
      return Optional.empty();
    }
    Token at = left.remove(place).at();
    if (place >= left.size() || left.get(place).at().kind() != Token.Kind.NUMBER) {
      throw at.fault(Code.ARGUMENTS, ":" + tag);
    }
    return Optional.of(left.remove(place).at().number());
  }

  /// The next argument, which must be a string or a list of them.
  List<String> strings() throws SieveFault.Found {
    if (left.isEmpty() || !left.getFirst().isStrings()) {
      throw wrong();
    }
    return left.removeFirst().strings();
  }

  /// The next argument, which must be one string.
  String string() throws SieveFault.Found {
    if (left.isEmpty() || !left.getFirst().isString()) {
      throw wrong();
    }
    return left.removeFirst().strings().getFirst();
  }

  /// How the test compares; the keys come last.
  Match match(Compared order) throws SieveFault.Found {
    Optional<String> way = oneOf("is", "contains", "matches");
    Optional<String> comparator = taggedString("comparator");
    if (comparator.filter(c -> !c.equals("i;octet") && !c.equals("i;ascii-casemap")).isPresent()) {
      throw node.name().fault(Code.UNKNOWN_COMPARATOR, comparator.get());
    }
    order.read();
    Match.Way matched =
        way.map(w -> Match.Way.valueOf(w.toUpperCase(Locale.ROOT))).orElse(Match.Way.IS);
    return new Match(matched, !comparator.equals(Optional.of("i;octet")), strings());
  }

  /// Reads what stands between the tags and the keys.
  @FunctionalInterface
  interface Compared {
    void read() throws SieveFault.Found;
  }

  private SieveFault.Found wrong() {
    if (left.isEmpty()) {
      return node.name().fault(Code.ARGUMENTS);
    }
    Token at = left.getFirst().at();
    return at.fault(at.kind() == Token.Kind.TAG ? Code.UNKNOWN_TAG : Code.ARGUMENTS);
  }

  /// Nothing may be left.
  void end() throws SieveFault.Found {
    if (!left.isEmpty()) {
      throw wrong();
    }
  }
}
