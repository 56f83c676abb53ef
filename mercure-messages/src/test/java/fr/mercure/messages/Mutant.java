// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Damages a document in one to three ways, the way a seed says: what senders get wrong, and what
/// people try on purpose.
final class Mutant {
  private final Random random;
  private final List<Tag> tags = new ArrayList<>();

  private Mutant(Random random) {
    this.random = random;
  }

  /// The damaged document.
  static byte[] of(byte[] sample, long seed) {
    Mutant mutant = new Mutant(new Random(seed));
    Tag root = Tag.parse(sample);
    mutant.damageSome(root);
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    root.write(out);
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    return mutant.random.nextInt(12) == 0 ? mutant.damageBytes(bytes) : bytes;
  }

  /// Damages a tree in one to three ways.
  static void damage(Tag root, Random random) {
    new Mutant(random).damageSome(root);
  }

  private void damageSome(Tag root) {
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      tags.clear();
      collect(root);
      damage(root);
    }
  }

  private void collect(Tag tag) {
    tags.add(tag);
    tag.children().forEach(this::collect);
  }

  private Tag any() {
    return tags.get(random.nextInt(tags.size()));
  }

  private String nasty() {
    return Nasty.VALUES.get(random.nextInt(Nasty.VALUES.size()));
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
