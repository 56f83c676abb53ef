// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One kind of message in one version: its elements in order, how often each may stand, what each
/// value must look like. Immutable.
public final class MessageType {
  private final MessageIndex.Entry entry;
  private final Table table;
  private final Wording title;

  private MessageType(MessageIndex.Entry entry, Table table, Wording title) {
    this.entry = entry;
    this.table = table;
    this.title = title;
  }

  /// Compiles the text of a message.
  ///
  /// @throws BadCatalogueText if a text is wrong
  static MessageType compile(MessageIndex.Entry entry, MessageIndex.@Nullable Entry envelope) {
    MessageText around = envelope == null ? null : MessageText.load(envelope);
    return compile(entry, MessageText.load(entry), around);
  }

  static MessageType compile(
      MessageIndex.Entry entry, MessageText text, @Nullable MessageText around) {
    Table table = TableText.compile(text, around, entry.folder());
    return new MessageType(entry, table, text.title());
  }

  /// Short name: `H7`, `CC015C`.
  public String name() {
    return entry.name();
  }

  /// Family and version of the publication it follows: `h7/1.1.7`.
  public String version() {
    return entry.folder();
  }

  /// Namespace of the root; empty for none.
  public String namespace() {
    return entry.namespace();
  }

  /// What the message is for, in a few words.
  public Wording title() {
    return title;
  }

  /// A place in the message, by its path.
  ///
  /// @param path from the root (`/Declaration/ID`) or from inside it (`GoodsShipment/Importer/ID`);
  ///   an attribute is `…/@name`
  /// @throws IllegalArgumentException if the message has no such place: a mistake of the caller
  public Element element(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("%s has no %s".formatted(name(), path)));
  }

  /// A place in the message, by its path; nothing if the message has none such.
  public Optional<Element> find(String path) {
    String inside =
        path.startsWith("/") ? path.substring(Math.min(path.length(), rootLength())) : "/" + path;
    int row = 0;
    for (String step : inside.substring(Math.min(1, inside.length())).split("/")) {
      row = step.isEmpty() ? row : below(row, step);
      if (row < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Element(path(row), row));
  }

  private int rootLength() {
    return table.names[0].length() + 1;
  }

  int below(int row, String step) {
    boolean attribute = step.startsWith("@");
    String name = attribute ? step.substring(1) : step;
    for (int child : attribute ? table.attributes[row] : table.children[row]) {
      if (table.names[child].equals(name)) {
        return child;
      }
    }
    return Table.UNKNOWN;
  }

  /// Every element of the message, in document order.
  public List<Element> elements() {
    List<Element> all = new ArrayList<>();
    collect(0, all);
    return all;
  }

  private void collect(int row, List<Element> all) {
    all.add(new Element(path(row), row));
    for (int child : table.children[row]) {
      collect(child, all);
    }
  }

  String path(int row) {
    return table.path(row);
  }

  /// All there is to say about an element or attribute.
  public ElementDescription describe(Element element) {
    int row = element.row();
    boolean value = table.kind[row] == Table.VALUE || table.kind[row] == Table.ATTRIBUTE;
    Dictionary.Entry words = dictionary().find(element.path());
    Format format = value ? table.format(row) : null;
    return new ElementDescription(
        element,
        table.names[row],
        table.numbers[row],
        table.min[row],
        table.max[row],
        format == null ? "" : format.shown(),
        format == null ? List.of() : format.listed(),
        table.codeLists[row],
        words.label(),
        words.help(),
        format == null || !words.example().isEmpty()
            ? words.example()
            : ValueSample.example(format));
  }

  /// The description of every element and attribute, in document order.
  public List<ElementDescription> describe() {
    List<ElementDescription> all = new ArrayList<>();
    for (Element element : elements()) {
      all.add(describe(element));
      for (int attribute : table.attributes[element.row()]) {
        all.add(describe(new Element(path(attribute), attribute)));
      }
    }
    return all;
  }

  /// The page of documentation: a piece of HTML with one table, a row for each element.
  public String documentation(Locale locale) {
    return Documentation.of(this, locale);
  }

  Dictionary dictionary() {
    return Dictionary.of(entry.folder());
  }

  MessageIndex.Entry entry() {
    return entry;
  }

  Table table() {
    return table;
  }

  @Override
  public String toString() {
    return name() + " " + version();
  }
}
