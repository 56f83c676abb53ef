// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.Amount;
import fr.mercure.declarations.express.ExpressDeclaration.Quantity;
import fr.mercure.messages.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The elements directly inside an element, by name.
record Fields(List<Node> children) {

  static Fields of(Node node) {
    return new Fields(node.children());
  }

  private Optional<Node> first(String name) {
    for (Node child : children) {
      if (child.name().equals(name)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /// Empty if the element is not there.
  String text(String name) {
    return optional(name).orElse("");
  }

  Optional<String> optional(String name) {
    return first(name).map(node -> node.text().strip());
  }

  BigDecimal decimal(String name) {
    return decimalOf(text(name));
  }

  int integer(String name) {
    return decimal(name).intValue();
  }

  /// An amount with its currency; the currency is empty if there is none.
  Optional<Amount> amount(String name) {
    return first(name)
        .map(node ->
            new Amount(decimalOf(node.text().strip()), node.attribute("currencyID").orElse("")));
  }

  /// A quantity with its unit; the unit is empty if there is none.
  Optional<Quantity> quantity(String name) {
    return first(name)
        .map(node ->
            new Quantity(decimalOf(node.text().strip()), node.attribute("unitCode").orElse("")));
  }

  Optional<Fields> group(String name) {
    return first(name).map(Fields::of);
  }

  /// An element that the structure makes mandatory.
  ///
  /// @throws IllegalArgumentException if it is not there: the message was not accepted
  Fields need(String name) {
    return group(name).orElseThrow(Fields::notWhole);
  }

  <T> T need(String name, Function<Fields, T> read) {
    return read.apply(need(name));
  }

  static IllegalArgumentException notWhole() {
    return new IllegalArgumentException("not the tape of an accepted message");
  }

  <T> List<T> all(String name, Function<Fields, T> read) {
    List<T> found = new ArrayList<>();
    for (Node child : children) {
      if (child.name().equals(name)) {
        found.add(read.apply(of(child)));
      }
    }
    return found;
  }

  /// Any number that the structure admits. Zeros at its ends mean nothing and may be a million:
  /// they go before it is computed.
  static BigDecimal decimalOf(String text) {
    int end = text.length();
    if (text.indexOf('.') >= 0) {
      while (end > 0 && text.charAt(end - 1) == '0') {
        end--;
      }
    }
    int start = 0;
    boolean negative = text.startsWith("-");
    while (start < end - 1 && "+-0".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    String digits = text.substring(start, end);
    BigDecimal value = digits.equals(".") ? BigDecimal.ZERO : new BigDecimal(digits);
    return negative ? value.negate() : value;
  }
}
