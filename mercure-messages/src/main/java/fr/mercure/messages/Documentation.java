// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.List;
import java.util.Locale;

/// The page of documentation of a message: a piece of HTML, one table, for any page to hold.
final class Documentation {
  private static final List<Wording> HEADINGS =
      List.of(
          new Wording("Élément", "Element"),
          new Wording("Numéro", "Number"),
          new Wording("Fois", "Times"),
          new Wording("Format", "Format"),
          new Wording("Libellé et aide", "Label and help"),
          new Wording("Exemple", "Example"));

  private final MessageType type;
  private final Locale locale;
  private final StringBuilder out = new StringBuilder();

  private Documentation(MessageType type, Locale locale) {
    this.type = type;
    this.locale = locale;
  }

  static String of(MessageType type, Locale locale) {
    Documentation page = new Documentation(type, locale);
    page.write();
    return page.out.toString();
  }

  private void write() {
    out.append("<table class=\"message-elements\">\n<caption>");
    text(type.name() + " " + type.version() + " – " + type.title().in(locale));
    out.append("</caption>\n<thead><tr>");
    for (Wording heading : HEADINGS) {
      out.append("<th scope=\"col\">");
      text(heading.in(locale));
      out.append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    type.describe().forEach(this::line);
    out.append("</tbody>\n</table>\n");
  }

  private void line(ElementDescription of) {
    out.append("<tr data-depth=\"").append(depth(of)).append("\"><th scope=\"row\"><code>");
    text(of.element().path().contains("/@") ? "@" + of.name() : of.name());
    out.append("</code></th>");
    cell(of.dataElement());
    cell(of.occurs());
    cell(
        of.values().isEmpty() ? of.format() + " " + of.codeList() : String.join(", ", of.values()));
    out.append("<td><strong>");
    text(of.label().in(locale));
    out.append("</strong> ");
    text(of.help().in(locale));
    out.append("</td>");
    cell(of.example());
    out.append("</tr>\n");
  }

  private static int depth(ElementDescription of) {
    return of.element().path().split("/").length - 2;
  }

  private void cell(String words) {
    out.append("<td>");
    text(words.strip());
    out.append("</td>");
  }

  private void text(String words) {
    out.append(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }
}
