// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.MailContent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/// HTML of strangers, made harmless: known elements only, no script, no style that reaches out of
/// its element, no picture from elsewhere; each link says where it leads.
///
/// @param html what may be shown, in a frame of its own
/// @param blocked how many pictures from elsewhere were left out
record MailHtml(String html, int blocked) {
  private static final int LARGEST_PICTURE = 500_000;
  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "div",
              "span",
              "br",
              "hr",
              "a",
              "b",
              "strong",
              "i",
              "em",
              "u",
              "s",
              "small",
              "sub",
              "sup",
              "blockquote",
              "pre",
              "code",
              "ul",
              "ol",
              "li",
              "dl",
              "dt",
              "dd",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "table",
              "thead",
              "tbody",
              "tfoot",
              "tr",
              "td",
              "th",
              "caption",
              "font",
              "center",
              "img")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("title", "lang", "dir")
          .globally()
          .allowAttributes(
              "colspan",
              "rowspan",
              "align",
              "valign",
              "width",
              "border",
              "cellpadding",
              "cellspacing")
          .onElements("table", "td", "th", "tr")
          .allowAttributes("color")
          .onElements("font")
          .allowAttributes("src", "alt", "width", "height")
          .onElements("img")
          .allowUrlProtocols("http", "https", "mailto", "data", "cid")
          .allowStyling()
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  static MailHtml of(String html, List<MailContent.Part> parts) {
    var out = new StringBuilder();
    var renderer = HtmlStreamRenderer.create(out, _ -> {});
    var pictures = new Pictures(renderer, parts);
    HtmlSanitizer.sanitize(html, POLICY.apply(pictures));
    return new MailHtml(out.toString(), pictures.blocked);
  }

  /// Sees what the policy lets through: puts pictures of the message itself in, leaves others out,
  /// and writes after a link where it leads.
  private static final class Pictures implements HtmlStreamEventReceiver {
    private final HtmlStreamEventReceiver page;
    private final List<MailContent.Part> parts;
    private final List<String> links = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private int blocked;

    Pictures(HtmlStreamEventReceiver page, List<MailContent.Part> parts) {
      this.page = page;
      this.parts = parts;
    }

    @Override
    public void openDocument() {
      page.openDocument();
    }

    @Override
    public void closeDocument() {
      page.closeDocument();
    }

    @Override
    public void openTag(String element, List<String> attributes) {
      if (element.equals("img")) {
        picture(attributes);
        return;
      }
      if (element.equals("a")) {
        links.add(value(attributes, "href"));
        said.setLength(0);
        page.openTag(element, leading(attributes));
        return;
      }
      page.openTag(element, attributes);
    }

    /// A link with a local or embedded target leads nowhere; the others open apart.
    private static List<String> leading(List<String> attributes) {
      String href = value(attributes, "href").toLowerCase(Locale.ROOT);
      var kept = new ArrayList<String>();
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        boolean target = attributes.get(i).equals("href");
        if (!target || href.startsWith("http") || href.startsWith("mailto:")) {
          kept.add(attributes.get(i));
          kept.add(attributes.get(i + 1));
        }
      }
      kept.add("target");
      kept.add("_blank");
      return kept;
    }

    @Override
    public void closeTag(String element) {
      page.closeTag(element);
      if (element.equals("a") && !links.isEmpty()) {
        String href = links.removeLast();
        if (href.regionMatches(true, 0, "http", 0, 4) && !said.toString().strip().equals(href)) {
          page.openTag("small", List.of());
          page.text(" [" + (href.length() > 200 ? href.substring(0, 200) + "…" : href) + "]");
          page.closeTag("small");
        }
      }
    }

    @Override
    public void text(String text) {
      said.append(text, 0, Math.min(text.length(), 300));
      page.text(text);
    }

    private void picture(List<String> attributes) {
      String source = value(attributes, "src");
      @Nullable String embedded =
          source.toLowerCase(Locale.ROOT).startsWith("cid:") ? embedded(source.substring(4)) : null;
      if (embedded == null) {
        blocked++;
        page.text(value(attributes, "alt"));
        return;
      }
      page.openTag("img", List.of("src", embedded, "alt", value(attributes, "alt")));
    }

    private @Nullable String embedded(String id) {
      return parts.stream()
          .filter(part -> part.contentId().equals(id) && PICTURES.contains(part.type()))
          .filter(part -> part.bytes().length <= LARGEST_PICTURE)
          .findFirst()
          .map(part ->
              "data:" + part.type() + ";base64," + Base64.getEncoder().encodeToString(part.bytes()))
          .orElse(null);
    }

    private static String value(List<String> attributes, String name) {
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        if (attributes.get(i).equals(name)) {
          return attributes.get(i + 1);
        }
      }
      return "";
    }
  }
}
