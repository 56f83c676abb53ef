// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of one message, cut into its parts: a few lines about it, then the tree.
///
/// @param types lines of the texts that it uses
/// @param namespace of the root; empty for none
/// @param qualified whether elements below the root carry its namespace
record MessageText(
    Line root, List<Line> types, String namespace, boolean qualified, Wording title) {
  static MessageText load(MessageIndex.Entry entry) {
    String file = entry.folder() + "/" + entry.name() + ".msg";
    return read(entry, file, MessageIndex.text(file));
  }

  /// @param file named in errors
  static MessageText read(MessageIndex.Entry entry, String file, String text) {
    List<Line> types = new ArrayList<>();
    boolean qualified = false;
    String fr = "";
    String en = "";
    Line root = null;
    for (Line line : Line.read(file, text)) {
      switch (line.word(0)) {
        case "use" -> types.addAll(types(entry.folder(), line));
        case "locals" -> qualified = line.word(1).equals("qualified");
        case "fr" -> fr = line.rest(1);
        case "en" -> en = line.rest(1);
        case "type", "group", "namespace" -> types.add(line);
        default -> root = onlyRoot(root, line);
      }
    }
    if (root == null || !root.word(0).equals(entry.root())) {
      throw new BadCatalogueText(file, 1, "no root " + entry.root());
    }
    return new MessageText(root, types, entry.namespace(), qualified, new Wording(fr, en));
  }

  private static Line onlyRoot(@Nullable Line root, Line line) {
    if (root != null) {
      throw line.error("a message has one root");
    }
    return line;
  }

  private static List<Line> types(String folder, Line line) {
    String file = folder + "/" + line.word(1) + ".types";
    return Line.read(file, MessageIndex.text(file));
  }
}
