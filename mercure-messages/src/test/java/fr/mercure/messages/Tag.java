// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// An element, with everything that will be written for it.
final class Tag {
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

  /// The root of a well-formed document.
  static Tag parse(byte[] sample) {
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
}
