// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.messages.Node;
import fr.mercure.messages.Tape;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The values of a message that was read, by place.
final class DraftValues {
  private final Map<String, String> values = new TreeMap<>();

  private DraftValues() {}

  /// Every value and attribute of the message, by its pointer.
  static Map<String, String> of(Tape tape) {
    var reader = new DraftValues();
    tape.root().ifPresent(root -> reader.read(root, "/" + root.name()));
    return reader.values;
  }

  private void read(Node node, String place) {
    for (Node attribute : node.attributes()) {
      values.put(place + "/@" + attribute.name(), attribute.text());
    }
    if (!node.text().isEmpty()) {
      values.put(place, node.text());
    }
    var ranks = new HashMap<String, Integer>();
    for (Node child : node.children()) {
      int rank = ranks.merge(child.name(), 1, Integer::sum);
      read(child, "%s/%s[%d]".formatted(place, child.name(), rank));
    }
  }
}
