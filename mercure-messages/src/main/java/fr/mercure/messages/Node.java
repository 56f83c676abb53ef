// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One element or attribute of a document that was read. Only a place on the {@link Tape}: cheap to
/// make, its text is decoded when asked for.
public final class Node {
  private final Tape tape;
  private final int entry;

  Node(Tape tape, int entry) {
    this.tape = tape;
    this.entry = entry;
  }

  /// Name without namespace.
  public String name() {
    return tape.table().names[tape.row(entry)];
  }

  int row() {
    return tape.row(entry);
  }

  /// Which element of the message type it is.
  public boolean is(Element element) {
    return tape.row(entry) == element.row();
  }

  /// The value, references resolved and blanks treated as the format asks; empty for an element
  /// that holds elements.
  public String text() {
    return tape.textAt(entry);
  }

  /// The first element of this name directly inside.
  public Optional<Node> child(String name) {
    for (int i = entry + 1; isInside(i); i++) {
      if (isChild(i, name)) {
        return Optional.of(new Node(tape, i));
      }
    }
    return Optional.empty();
  }

  /// The first element of this kind inside, however deep.
  public Optional<Node> child(Element element) {
    for (int i = entry + 1; isInside(i); i++) {
      if (tape.row(i) == element.row()) {
        return Optional.of(new Node(tape, i));
      }
    }
    return Optional.empty();
  }

  /// All elements of this name directly inside, in order.
  public List<Node> children(String name) {
    List<Node> found = new ArrayList<>();
    for (int i = entry + 1; isInside(i); i++) {
      if (isChild(i, name)) {
        found.add(new Node(tape, i));
      }
    }
    return found;
  }

  /// All elements of this kind inside, however deep, in order.
  public List<Node> children(Element element) {
    List<Node> found = new ArrayList<>();
    for (int i = entry + 1; isInside(i); i++) {
      if (tape.row(i) == element.row()) {
        found.add(new Node(tape, i));
      }
    }
    return found;
  }

  /// All elements directly inside, in order.
  public List<Node> children() {
    List<Node> found = new ArrayList<>();
    for (int i = entry + 1; isInside(i); i++) {
      if (isDirect(i) && !isAttribute(i)) {
        found.add(new Node(tape, i));
      }
    }
    return found;
  }

  /// All attributes, in order.
  public List<Node> attributes() {
    List<Node> found = new ArrayList<>();
    for (int i = entry + 1; isInside(i) && isAttribute(i); i++) {
      found.add(new Node(tape, i));
    }
    return found;
  }

  /// The value of an attribute.
  public Optional<String> attribute(String name) {
    return attributes().stream().filter(a -> a.name().equals(name)).map(Node::text).findFirst();
  }

  /// The value of the first element at this path inside, such as `Commodity/Description` or
  /// `CustomsValueAmount/@currencyID`.
  public Optional<String> text(String path) {
    Optional<Node> node = Optional.of(this);
    for (String step : path.split("/")) {
      node = node.flatMap(at -> at.step(step));
    }
    return node.map(Node::text);
  }

  /// The value of the first element of this kind inside, however deep.
  public Optional<String> text(Element element) {
    return child(element).map(Node::text);
  }

  Optional<Node> step(String step) {
    if (step.startsWith("@")) {
      return attributes().stream().filter(a -> a.name().equals(step.substring(1))).findFirst();
    }
    int bracket = step.indexOf('[');
    if (bracket < 0) {
      return child(step);
    }
    int rank = Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
    return children(step.substring(0, bracket)).stream().skip(rank - 1L).findFirst();
  }

  /// Where it is, with ranks.
  public Pointer pointer() {
    return tape.pointer(entry);
  }

  /// One-based line of the document on which it begins.
  public int line() {
    return tape.line(entry);
  }

  /// Number of its EU data element; empty if it has none.
  public String dataElement() {
    return tape.table().numbers[tape.row(entry)];
  }

  private boolean isInside(int other) {
    return other < tape.size() && tape.depth(other) > tape.depth(entry);
  }

  private boolean isDirect(int other) {
    return tape.depth(other) == tape.depth(entry) + 1;
  }

  private boolean isAttribute(int other) {
    return tape.table().kind[tape.row(other)] == Table.ATTRIBUTE;
  }

  private boolean isChild(int other, String name) {
    return isDirect(other)
        && !isAttribute(other)
        && tape.table().names[tape.row(other)].equals(name);
  }

  @Override
  public String toString() {
    return pointer() + (text().isEmpty() ? "" : " " + text());
  }
}
