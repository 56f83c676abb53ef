// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;
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
    MessageText text = MessageText.load(entry);
    TableText.Envelope around = null;
    if (envelope != null) {
      MessageText outer = MessageText.load(envelope);
      around = new TableText.Envelope(outer.root(), outer.types(), envelope.namespace());
    }
    Table table =
        TableText.compile(text.root(), text.types(), entry.namespace(), text.qualified(), around);
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
    String name = (table.kind[row] == Table.ATTRIBUTE ? "/@" : "/") + table.names[row];
    return row == 0 ? name : path(table.parent[row]) + name;
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
