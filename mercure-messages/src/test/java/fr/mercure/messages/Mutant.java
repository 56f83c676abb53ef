// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Damages a document in one to three ways, the way a seed says: what senders get wrong, and what
/// people try on purpose.
final class Mutant {
  /// Values that trip readers.
  static final List<String> NASTY =
      List.of(
          "",
          " ",
          "   ",
          "\n",
          "\t",
          " x ",
          "a  b",
          "a\tb",
          "a\nb",
          "é",
          "ÀÉÎÕÜ",
          "日本",
          "😀",
          "😀😀😀",
          "&amp;",
          "&lt;",
          "&#65;",
          "&#x41;",
          "&#32;",
          "&#10;",
          "&#13;",
          "&#x1F600;",
          "&quot;&apos;",
          "<![CDATA[x]]>",
          "<![CDATA[]]>",
          "<![CDATA[ ]]>",
          "a<!-- b -->c",
          "<!-- b -->",
          "a<?p i?>b",
          "1<!---->2",
          "0",
          "1",
          "-1",
          "+1",
          "00",
          "007",
          "1.",
          ".5",
          ".",
          "1.0",
          "1.000",
          "1.0000001",
          "0.0000001",
          "12345678901234567",
          "1234567890123456.1",
          "99999",
          "100000",
          "1e5",
          "1E5",
          "INF",
          "NaN",
          "-0",
          "+0.00",
          "1,5",
          "1 000",
          "٣",
          "१",
          "0x10",
          "999999999999999999999999",
          "2024-02-29",
          "2023-02-29",
          "2024-02-30",
          "2024-13-01",
          "2024-1-1",
          "0000-01-01",
          "-2024-01-01",
          "12024-01-01",
          "2024-01-01Z",
          "2024-01-01+14:00",
          "2024-01-01+15:00",
          "2024-01-01T00:00:00",
          "2024-01-01T24:00:00",
          "2024-01-01T24:00:01",
          "2024-01-01T23:59:60",
          "2024-01-01T12:00",
          "2024-01-01T12:00:00Z",
          "2024-01-01T12:00:00.5",
          "2024-01-01T12:00:00.",
          "2024-01-01 12:00:00",
          "20240101",
          "20240101120000Z",
          "20240101120000+01",
          "true",
          "TRUE",
          "fr",
          "FR",
          "eur",
          "EUR",
          "€UR",
          "A",
          "z",
          "AB",
          "ABC",
          "abcd",
          "\u00a0",
          "x\u00a0",
          "\u2028",
          "a\u2028b",
          "\u0085",
          "\u3000",
          "\ufeff",
          "\ufffd",
          "a@b.c",
          "a@b",
          "@.",
          "é@b.cd",
          "]",
          "]]",
          "a]]b",
          ">",
          "a>b",
          "'",
          "\"",
          "%",
          "%41",
          "a:b",
          ":a",
          "a#b#c",
          "http://x/y z",
          "T1",
          "TIR",
          "102",
          "304",
          "9",
          "4",
          "24",
          "GPR",
          "INV",
          "FR5",
          "FR6",
          "X".repeat(35),
          "X".repeat(36),
          "X".repeat(70),
          "X".repeat(71),
          "X".repeat(256),
          "X".repeat(512),
          "X".repeat(513),
          "é".repeat(35),
          "😀".repeat(18),
          "9".repeat(40),
          "0".repeat(40) + "1",
          "1" + "0".repeat(16),
          "0." + "0".repeat(20));

  private final Random random;
  private final List<Tag> tags = new ArrayList<>();

  private Mutant(long seed) {
    this.random = new Random(seed);
  }

  /// An element, with everything that will be written for it.
  private static final class Tag {
    String name;
    final List<String[]> attributes = new ArrayList<>();
    final List<Object> content = new ArrayList<>();

    Tag(String name) {
      this.name = name;
    }

    List<Tag> children() {
      return content.stream().filter(Tag.class::isInstance).map(Tag.class::cast).toList();
    }

    boolean isLeaf() {
      return children().isEmpty();
    }

    Tag copy() {
      Tag copy = new Tag(name);
      attributes.forEach(a -> copy.attributes.add(a.clone()));
      content.forEach(c -> copy.content.add(c instanceof Tag tag ? tag.copy() : c));
      return copy;
    }

    void write(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach(a -> out.append(' ').append(a[0]).append("=\"").append(a[1]).append('"'));
      if (content.isEmpty()) {
        out.append("/>");
        return;
      }
      out.append('>');
      content.forEach(c -> {
        if (c instanceof Tag tag) {
          tag.write(out);
        } else {
          out.append(c);
        }
      });
      out.append("</").append(name).append('>');
    }
  }

  /// The damaged document.
  static byte[] of(byte[] sample, long seed) {
    Mutant mutant = new Mutant(seed);
    Tag root = parse(sample);
    int times = 1 + mutant.random.nextInt(3);
    for (int i = 0; i < times; i++) {
      mutant.tags.clear();
      mutant.collect(root);
      mutant.damage(root);
    }
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    root.write(out);
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    return mutant.random.nextInt(12) == 0 ? mutant.damageBytes(bytes) : bytes;
  }

  private static Tag parse(byte[] sample) {
    Builder builder = new Builder();
    try {
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(new ByteArrayInputStream(sample), builder);
    } catch (SAXException | ParserConfigurationException | IOException broken) {
      throw new IllegalStateException(broken);
    }
    return (Tag) builder.open.getFirst().content.getFirst();
  }

  private static final class Builder extends DefaultHandler {
    private final Deque<Tag> open = new ArrayDeque<>(List.of(new Tag("")));

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      Tag tag = new Tag(name);
      for (int i = 0; i < attributes.getLength(); i++) {
        tag.attributes.add(new String[] {attributes.getQName(i), escape(attributes.getValue(i))});
      }
      open.element().content.add(tag);
      open.push(tag);
    }

    @Override
    public void endElement(String uri, String local, String name) {
      open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) {
      List<Object> content = open.element().content;
      String more = escape(new String(text, start, length));
      if (!content.isEmpty() && content.getLast() instanceof String before) {
        content.set(content.size() - 1, before + more);
      } else {
        content.add(more);
      }
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private void collect(Tag tag) {
    tags.add(tag);
    tag.children().forEach(this::collect);
  }

  private Tag any() {
    return tags.get(random.nextInt(tags.size()));
  }

  private String nasty() {
    return NASTY.get(random.nextInt(NASTY.size()));
  }

  private Tag anyLeaf() {
    for (int i = 0; i < 50; i++) {
      Tag tag = any();
      if (tag.isLeaf()) {
        return tag;
      }
    }
    return any();
  }

  /// A parent that has children.
  private Tag anyParent(Tag root) {
    for (int i = 0; i < 50; i++) {
      Tag tag = any();
      if (!tag.isLeaf()) {
        return tag;
      }
    }
    return root;
  }

  private void damage(Tag root) {
    Tag parent = anyParent(root);
    List<Tag> children = parent.children();
    if (children.isEmpty()) {
      return;
    }
    int at = random.nextInt(children.size());
    Tag child = children.get(at);
    switch (random.nextInt(20)) {
      case 0 -> parent.content.remove(child);
      case 1 -> parent.content.add(parent.content.indexOf(child), child.copy());
      case 2 -> swap(parent, child);
      case 3 -> anyParent(root).content.add(child.copy());
      case 4, 5, 6, 7 -> setText(anyLeaf(), nasty());
      case 8, 9 -> nibble(anyLeaf());
      case 10 -> rename(child);
      case 11 -> insertStranger(parent);
      case 12 -> space(any());
      case 13, 14 -> attribute(any());
      case 15 -> many(parent, child);
      case 16 -> text(any());
      case 17 -> move(parent, child);
      case 18 -> child.content.clear();
      default -> wrap(anyLeaf());
    }
  }

  private void swap(Tag parent, Tag child) {
    int i = parent.content.indexOf(child);
    int k = random.nextInt(parent.content.size());
    Object other = parent.content.get(k);
    parent.content.set(k, child);
    parent.content.set(i, other);
  }

  private void move(Tag parent, Tag child) {
    parent.content.remove(child);
    parent.content.add(random.nextInt(parent.content.size() + 1), child);
  }

  private void many(Tag parent, Tag child) {
    int times = 1 + random.nextInt(random.nextInt(8) == 0 ? 1_000 : 12);
    int i = parent.content.indexOf(child);
    for (int k = 0; k < Math.min(times, child.isLeaf() ? times : 110); k++) {
      parent.content.add(i, child.copy());
    }
  }

  private static void setText(Tag leaf, String text) {
    leaf.content.clear();
    leaf.content.add(text);
  }

  /// Changes a character or two of a value.
  private void nibble(Tag leaf) {
    String text = leaf.content.isEmpty() ? "" : String.valueOf(leaf.content.getFirst());
    if (text.contains("&") || text.contains("<")) {
      return;
    }
    StringBuilder changed = new StringBuilder(text);
    String letters = "aZ09 .-+é\t@/:";
    char c = letters.charAt(random.nextInt(letters.length()));
    int at = random.nextInt(changed.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> changed.insert(at, c);
      case 1 -> changed.append(text);
      case 2 -> changed.setLength(at);
      default -> {
        if (at < changed.length()) {
          changed.setCharAt(at, c);
        }
      }
    }
    setText(leaf, changed.toString());
  }

  private void rename(Tag tag) {
    tag.name =
        switch (random.nextInt(5)) {
          case 0 -> tag.name + "x";
          case 1 -> any().name;
          case 2 -> "p:" + tag.name;
          case 3 -> tag.name.toUpperCase(java.util.Locale.ROOT);
          default -> tag.name.substring(1).isEmpty() ? "Q" : "Q" + tag.name.substring(1);
        };
    if (tag.name.startsWith("p:") && random.nextInt(3) > 0) {
      tag.attributes.add(
          new String[] {
            "xmlns:p", random.nextBoolean() ? "urn:other" : "urn:wco:datamodel:WCO:DEC-DMS:2"
          });
    }
  }

  private void insertStranger(Tag parent) {
    Tag stranger = new Tag(random.nextBoolean() ? "Stranger" : any().name);
    stranger.content.add(nasty());
    parent.content.add(random.nextInt(parent.content.size() + 1), stranger);
  }

  private void space(Tag tag) {
    String[] spaces = {
      " ", "\n  ", "\t", "<!-- c -->", "<?pi d?>", "\r\n", "<![CDATA[ ]]>", "&#32;"
    };
    tag.content.add(random.nextInt(tag.content.size() + 1), spaces[random.nextInt(spaces.length)]);
  }

  private void text(Tag tag) {
    String[] texts = {"x", "é", "&amp;", "<![CDATA[x]]>", "&#65;"};
    tag.content.add(random.nextInt(tag.content.size() + 1), texts[random.nextInt(texts.length)]);
  }

  private void attribute(Tag tag) {
    if (!tag.attributes.isEmpty() && random.nextBoolean()) {
      int i = random.nextInt(tag.attributes.size());
      if (random.nextInt(4) == 0) {
        tag.attributes.remove(i);
      } else if (!nastyIsMarkup(tag.attributes.get(i))) {
        tag.attributes.get(i)[1] = attributeValue();
      }
      return;
    }
    String xsi = "http://www.w3.org/2001/XMLSchema-instance";
    String[][] added = {
      {"unknown", "1"},
      {"xml:lang", "fr"},
      {"languageID", attributeValue()},
      {"listURI", attributeValue()},
      {"schemeAgencyID", attributeValue()},
      {"currencyID", attributeValue()},
      {"unitCode", attributeValue()},
      {"xmlns:s", xsi + "\" s:nil=\"" + (random.nextBoolean() ? "true" : "false")},
      {"xmlns:s", xsi + "\" s:type=\"nowhere"},
      {"xmlns:s", xsi + "\" s:schemaLocation=\"urn:a a.xsd"},
      {"xmlns:s", xsi + "\" s:noNamespaceSchemaLocation=\"a.xsd"},
      {"xmlns:s", xsi + "\" s:other=\"a.xsd"},
      {"xmlns", ""},
      {"xmlns", "urn:other"},
      {"xmlns:q", "urn:other\" q:languageID=\"fr"},
      {"xmlns:q", "urn:wco:datamodel:WCO:DEC-DMS:2"},
      {"xmlns:q", ""},
      {"PhaseID", attributeValue()}
    };
    tag.attributes.add(added[random.nextInt(added.length)]);
  }

  private static boolean nastyIsMarkup(String[] attribute) {
    return attribute[0].startsWith("xmlns") && attribute[1].contains("\"");
  }

  private String attributeValue() {
    String value = nasty();
    return value.contains("<") ? "x" : value.replace("\"", "&quot;");
  }

  /// Puts part of a value in CDATA, a reference or beside a comment: the value stays the same.
  private void wrap(Tag leaf) {
    String text = leaf.content.isEmpty() ? "" : String.valueOf(leaf.content.getFirst());
    if (text.contains("&") || text.contains("<")) {
      return;
    }
    int cut = random.nextInt(text.length() + 1);
    String head = text.substring(0, cut);
    String tail = text.substring(cut);
    setText(
        leaf,
        switch (random.nextInt(4)) {
          case 0 -> head + "<![CDATA[" + tail + "]]>";
          case 1 -> head + "<!-- c -->" + tail;
          case 2 ->
              head
                  + (tail.isEmpty()
                      ? ""
                      : "&#"
                          + tail.codePointAt(0)
                          + ";"
                          + tail.substring(Character.charCount(tail.codePointAt(0))));
          default -> head + "<?pi?>" + tail;
        });
  }

  private byte[] damageBytes(byte[] bytes) {
    byte[] damaged = bytes.clone();
    int at = random.nextInt(damaged.length);
    switch (random.nextInt(4)) {
      case 0 -> damaged[at] = (byte) random.nextInt(256);
      case 1 -> damaged[at] = (byte) "<>&\"'/ ]!?=".charAt(random.nextInt(11));
      case 2 -> damaged = java.util.Arrays.copyOf(damaged, at);
      default -> damaged[at] = 0;
    }
    return damaged;
  }
}
