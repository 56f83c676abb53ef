// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.messages.ElementDescription;
import fr.mercure.messages.MessageType;
import fr.mercure.web.Shell;
import java.util.List;

/// One message, element by element.
///
/// @param sample the shortest document that the structure accepts
public record MessagePage(
    Shell shell, MessageType message, List<ElementDescription> elements, String sample) {
  private static final int DEEPEST = 9;

  /// Without the attributes that may be left out: every code may name its list, and nobody does.
  static MessagePage of(Shell shell, MessageType message, String sample) {
    return new MessagePage(
        shell,
        message,
        message.describe().stream().filter(e -> !isAttribute(e) || e.min() > 0).toList(),
        sample.replace("><", ">\n<"));
  }

  private static boolean isAttribute(ElementDescription element) {
    return element.element().path().contains("@");
  }

  /// As the message writes it, with `@` before an attribute.
  public static String name(ElementDescription element) {
    return (isAttribute(element) ? "@" : "") + element.name();
  }

  /// How deep an element stands, as a class of the style sheet.
  public static String depth(ElementDescription element) {
    long depth = element.element().path().chars().filter(c -> c == '/').count() - 1;
    return "d" + Math.clamp(depth, 0, DEEPEST);
  }
}
