// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes a document as other software would, the way a seed says: other prefixes, quotes, blanks,
/// references, comments, line ends and encodings. Most of it changes nothing; some of it is not
/// XML. Every other document is damaged first.
final class Disguise {
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String[] PREFIXES = {"p", "ns2", "_2", "é", "a.b-c", "xmlx", "Declaration"};
  private static final String[] BETWEEN = {
    "\n", "\n  ", " ", "\t", "\r\n", "\r", "<!-- a -->", "<!--<b>&c;-->", "<?pi?>", "<?p  q > ?>"
  };

  private static final String[] ENCODINGS = {
    "UTF-8",
    "UTF-8",
    "UTF-8",
    "utf-8",
    "ISO-8859-1",
    "iso-8859-1",
    "US-ASCII",
    "UTF-16",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "ISO-8859-15"
  };

  /// Values that need care with blanks, signs and calendars, beside those of {@link Nasty}.
  private static final List<String> VALUES =
      List.of(
          " 1",
          "1 ",
          "\t1\n",
          "&#9;1",
          "1&#xA;",
          "&#xD;1",
          "+1",
          "+01.50",
          "1e3",
          "1E-2",
          "-0",
          "-0.0",
          "-0.000",
          "+.5",
          "5.",
          "00001",
          "1\u00a0",
          "1 2",
          "1_000",
          "0b1",
          "1f",
          "1d",
          "0.1234567",
          "2024-02-29T00:00:00",
          "2023-02-29T00:00:00",
          "1900-02-29",
          "2000-02-29",
          "2026-04-31",
          "2026-11-24T10:00:00+00:00",
          "2026-11-24T10:00:00-14:00",
          "2026-11-24T10:00:00+14:01",
          "2026-11-24T10:00:00z",
          "2026-11-24t10:00:00",
          " 2026-11-24T10:00:00 ",
          "2026-11-24T10:00",
          "2026-11-24T25:00:00",
          "2026-11-24T10:60:00",
          "2026-11-24T10:00:60",
          "2026-11-24 10:00:00",
          "02026-11-24",
          "26-11-24",
          "2026-00-10",
          "2026-10-00",
          "+2026-11-24",
          "2026-11-24Z ",
          "20261124",
          "20261124101010Z",
          "20261124101010+01",
          "20261124 ",
          "2026112410",
          "20261324",
          "\ud83d\ude00",
          "&#x10FFFF;",
          "&#x10ffff;",
          "&#0000065;",
          "&#xFFFE;",
          "&#xD800;",
          "&#0;",
          "&#x1;",
          "&unknown;",
          "&amp;amp;",
          "&apos;",
          "&gt;",
          "]]&gt;",
          "&#93;]>",
          "<![CDATA[]]]]><![CDATA[>]]>",
          "a\u0301",
          "\u200b",
          "\u202e",
          "\u0000",
          "\u0001",
          "\u007f",
          "\u0085",
          "fr-FR",
          "x-klingon",
          "fr_FR",
          "urn:a",
          "mailto:a",
          "a%20b",
          "//",
          "TRUE",
          "True",
          "1.0e0");

  private final Random random;
  private int made;

  private Disguise(Random random) {
    this.random = random;
  }

  static byte[] of(byte[] sample, long seed) {
    Random random = new Random(seed);
    Tag root = Tag.parse(sample);
    if (random.nextBoolean()) {
      Mutant.damage(root, random);
    }
    return new Disguise(random).write(root);
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private byte[] write(Tag root) {
    if (one(4)) {
      value(root);
    }
    if (one(2)) {
      prefixes(root, new HashMap<>());
    }
    if (one(3)) {
      schemaWords(root);
    }
    boolean lavish = one(3);
    StringBuilder out = new StringBuilder();
    around(out, lavish);
    write(root, out, lavish);
    around(out, lavish);
    String text = lineEnds(out.toString());
    return encoded(text);
  }

  /// Gives a leaf a value that needs care.
  private void value(Tag root) {
    List<Tag> leaves = new ArrayList<>();
    leaves(root, leaves);
    Tag leaf = leaves.get(random.nextInt(leaves.size()));
    leaf.content.clear();
    leaf.content.add(VALUES.get(random.nextInt(VALUES.size())));
  }

  private static void leaves(Tag tag, List<Tag> into) {
    if (tag.isLeaf()) {
      into.add(tag);
    }
    tag.children().forEach(child -> leaves(child, into));
  }

  /// Binds other prefixes to the same namespaces, here and there or all the way down.
  private void prefixes(Tag tag, Map<String, String> above) {
    Map<String, String> scope = new HashMap<>(above);
    for (String[] attribute : tag.attributes) {
      if (attribute[0].equals("xmlns") || attribute[0].startsWith("xmlns:")) {
        scope.put(attribute[0].substring(Math.min(6, attribute[0].length())), attribute[1]);
      }
    }
    int colon = tag.name.indexOf(':');
    String uri = scope.getOrDefault(colon < 0 ? "" : tag.name.substring(0, colon), "");
    if (!uri.isEmpty() && !uri.contains("\"") && one(5)) {
      String prefix = any(PREFIXES);
      boolean free = tag.attributes.stream().noneMatch(a -> a[0].equals("xmlns:" + prefix));
      if (free) {
        tag.name = prefix + ":" + tag.name.substring(colon + 1);
        tag.attributes.add(random.nextInt(tag.attributes.size() + 1), declaration(prefix, uri));
        scope.put(prefix, uri);
        if (one(2)) {
          spread(tag, prefix, uri, scope);
        }
      }
    } else if (one(12)) {
      tag.attributes.add(declaration("unused" + made++, one(2) ? "urn:other" : "urn:a b"));
    } else if (colon >= 0 && one(6)) {
      toDefault(tag, uri);
    }
    tag.children().forEach(child -> prefixes(child, scope));
  }

  private static String[] declaration(String prefix, String uri) {
    return new String[] {"xmlns:" + prefix, uri};
  }

  /// The new prefix for all that is below and was in the default namespace.
  private static void spread(Tag tag, String prefix, String uri, Map<String, String> scope) {
    if (!uri.equals(scope.get(""))) {
      return;
    }
    for (Tag child : tag.children()) {
      boolean own = child.attributes.stream().anyMatch(a -> a[0].startsWith("xmlns"));
      if (!own && child.name.indexOf(':') < 0) {
        child.name = prefix + ":" + child.name;
        spread(child, prefix, uri, scope);
      }
    }
  }

  /// The prefix becomes the default namespace; children that had none say so.
  private static void toDefault(Tag tag, String uri) {
    if (uri.isEmpty() || tag.attributes.stream().anyMatch(a -> a[0].equals("xmlns"))) {
      return;
    }
    tag.name = tag.name.substring(tag.name.indexOf(':') + 1);
    tag.attributes.add(new String[] {"xmlns", uri});
    for (Tag child : tag.children()) {
      boolean own = child.attributes.stream().anyMatch(a -> a[0].equals("xmlns"));
      if (child.name.indexOf(':') < 0 && !own) {
        child.attributes.add(new String[] {"xmlns", ""});
      }
    }
  }

  /// Attributes that schemas and XML itself know, on the root or anywhere.
  private void schemaWords(Tag root) {
    Tag tag = root;
    while (one(2) && !tag.isLeaf()) {
      tag = tag.children().get(random.nextInt(tag.children().size()));
    }
    String[][][] added = {
      {{"xmlns:xsi", INSTANCE}, {"xsi:schemaLocation", "urn:a a.xsd urn:b b.xsd"}},
      {{"xmlns:xsi", INSTANCE}, {"xsi:noNamespaceSchemaLocation", "a.xsd"}},
      {{"xmlns:xsi", INSTANCE}},
      {{"xmlns:xsi", INSTANCE}, {"xsi:nil", "0"}},
      {{"xmlns:xsi", INSTANCE}, {"xsi:nil", "maybe"}},
      {{"xsi:schemaLocation", "urn:a a.xsd"}},
      {{"xmlns:xsi", "urn:other"}, {"xsi:schemaLocation", "urn:a a.xsd"}},
      {{"xml:space", "preserve"}},
      {{"xml:space", "never"}},
      {{"xml:lang", "fr"}},
      {{"xml:base", "urn:a"}},
      {{"xml:id", "a"}},
      {{"xmlns:xml", "http://www.w3.org/XML/1998/namespace"}},
      {{"xmlns:xml", "urn:a"}},
      {{"xmlns:xmlns", "urn:a"}},
      {{"xmlns:q", "http://www.w3.org/2000/xmlns/"}},
      {{"xmlns:q", "urn:a"}, {"xmlns:r", "urn:a"}, {"q:a", "1"}, {"r:a", "1"}},
      {{"a", "1"}, {"a", "1"}},
      {{"A", "1"}, {"a", "1"}}
    };
    Collections.addAll(tag.attributes, added[random.nextInt(added.length)]);
    if (one(2)) {
      Collections.shuffle(tag.attributes, random);
    }
  }

  private void around(StringBuilder out, boolean lavish) {
    for (int i = 0; lavish && i < random.nextInt(4); i++) {
      out.append(any(BETWEEN));
    }
    if (one(60)) {
      out.append(
          any("<!DOCTYPE a>", "x", "&#32;", "<![CDATA[ ]]>", "<a/>", "<!-- -- -->", "<?xml v?>"));
    }
  }

  private void write(Tag tag, StringBuilder out, boolean lavish) {
    out.append('<').append(tag.name);
    for (String[] attribute : tag.attributes) {
      attribute(attribute, out, lavish);
    }
    out.append(lavish && one(6) ? any(" ", "\n", "\t", "\r\n") : "");
    if (tag.content.isEmpty() && random.nextBoolean()) {
      out.append("/>");
      return;
    }
    out.append('>');
    boolean leaf = tag.isLeaf();
    for (Object content : tag.content) {
      if (lavish && !leaf && one(3)) {
        out.append(any(BETWEEN));
      }
      if (content instanceof Tag child) {
        write(child, out, lavish);
      } else {
        text(content.toString(), out, lavish);
      }
    }
    out.append(lavish && !leaf && one(3) ? any(BETWEEN) : "");
    out.append("</").append(tag.name).append(lavish && one(8) ? any(" ", "\n") : "").append('>');
  }

  private void attribute(String[] attribute, StringBuilder out, boolean lavish) {
    String quote = attribute[1].contains("\"") || !lavish || random.nextBoolean() ? "\"" : "'";
    if (quote.equals("'") && attribute[1].contains("'")) {
      quote = "\"";
    }
    out.append(lavish ? any(" ", "  ", "\n", "\t", "\r\n") : " ").append(attribute[0]);
    out.append(lavish && one(6) ? any(" = ", "= ", "\n=") : "=").append(quote);
    out.append(attribute[1]).append(lavish && one(30) ? any(" ", "\t", "&#9;", "\n") : "");
    out.append(quote);
  }

  /// A text, here and there in other words.
  private void text(String text, StringBuilder out, boolean lavish) {
    if (!lavish || text.contains("&") || text.contains("<") || text.contains("]]>")) {
      out.append(text);
      return;
    }
    text.codePoints()
        .forEach(point -> {
          String plain = Character.toString(point);
          out.append(
              switch (random.nextInt(30)) {
                case 0 -> "&#" + "0".repeat(random.nextInt(3)) + point + ";";
                case 1 -> "&#x" + Integer.toHexString(point) + ";";
                case 2 -> "<![CDATA[" + plain + "]]>";
                case 3 -> plain + "<!-- c -->";
                case 4 -> "<?p?>" + plain;
                default -> plain;
              });
        });
    out.append(one(12) ? any(" ", "\n", "\t", "  ", "&#32;") : "");
  }

  private String lineEnds(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> text.replaceAll("\r?\n", "\r\n");
      case 1 -> text.replaceAll("\r?\n", "\r");
      default -> text;
    };
  }

  private byte[] encoded(String text) {
    String wanted = any(ENCODINGS);
    String name = charset(wanted).newEncoder().canEncode(text) ? wanted : "UTF-8";
    boolean wide = name.startsWith("UTF-16");
    String other = any("UTF-16", "ISO-8859-1", "x y");
    String declaration = one(8) ? "" : declaration(one(40) ? other : name);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (name.equals("UTF-16") || (!wide && one(8))) {
      out.writeBytes(mark(wide));
    }
    out.writeBytes((declaration + text).getBytes(charset(name)));
    return out.toByteArray();
  }

  private static byte[] mark(boolean wide) {
    return wide
        ? new byte[] {(byte) 0xFE, (byte) 0xFF}
        : new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  }

  private static Charset charset(String name) {
    return name.equals("UTF-16") ? StandardCharsets.UTF_16BE : Charset.forName(name);
  }

  private String declaration(String encoding) {
    String quote = any("\"", "'");
    String version = one(60) ? any("1.2", "2.0", "1") : "1.0";
    String standalone = one(6) ? " standalone=" + quote + any("yes", "no", "maybe") + quote : "";
    return "<?xml"
        + any(" ", "  ", "\n")
        + "version="
        + quote
        + version
        + quote
        + (one(8) ? "" : any(" ", "\t") + "encoding=" + quote + encoding + quote)
        + standalone
        + any("", " ")
        + "?>"
        + any("", "\n", "\r\n");
  }
}
