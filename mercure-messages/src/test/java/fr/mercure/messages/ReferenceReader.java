// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The same table followed by the XML parser of the JDK instead of the byte scanner: slow, but the
/// reading of XML is somebody else's. What the scanner finds must be what this finds.
final class ReferenceReader {
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int FOREIGN = 1_000;

  private final XMLStreamReader xml;
  private final Walk walk;
  private final StringBuilder text = new StringBuilder();

  private ReferenceReader(XMLStreamReader xml, Walk walk) {
    this.xml = xml;
    this.walk = walk;
  }

  static Faults read(MessageType type, byte[] document) {
    Faults faults = new Faults(line -> line, Limits.STANDARD.findings());
    Walk walk = new Walk(type.table(), new Tape(type.table(), document), faults);
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setXMLReporter((_, _, _, _) -> {});
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(decoded(document)));
      new ReferenceReader(xml, walk).read();
    } catch (XMLStreamException | CharacterCodingException | RuntimeException malformed) {
      Wording why = Faults.same(String.valueOf(malformed.getMessage()));
      walk.reports().stop(StructureRules.NOT_WELL_FORMED, 1, Wording.NONE, why);
    }
    return faults;
  }

  /// Decoded here: the parser prints what it thinks of bytes that are not characters.
  private static String decoded(byte[] document) throws CharacterCodingException {
    Encoding encoding = Encoding.of(document);
    byte[] bytes = encoding.bytes();
    int start = encoding.start();
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
        .toString();
  }

  private void read() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text();
        case XMLStreamConstants.DTD -> {
          walk.reports().stop(StructureRules.DOCTYPE, line());
          return;
        }
        default -> {}
      }
    }
  }

  private int line() {
    return xml.getLocation().getLineNumber();
  }

  private int namespace(String uri) {
    int known = uri == null ? 0 : walk.table.namespaces.indexOf(uri);
    return known < 0 ? FOREIGN : known;
  }

  private void start() {
    if (walk.depth() >= 0 && walk.kind() != Table.VALUE) {
      text.setLength(0);
    }
    byte[] name = bytes(xml.getLocalName());
    int row = walk.open(name, 0, name.length, namespace(xml.getNamespaceURI()), line());
    text.setLength(0);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attribute(i);
    }
    if (row >= 0) {
      walk.attributesDone();
    }
  }

  private void attribute(int i) {
    String local = xml.getAttributeLocalName(i);
    String uri = xml.getAttributeNamespace(i);
    byte[] name = bytes(local);
    byte[] value = bytes(xml.getAttributeValue(i));
    if (!INSTANCE.equals(uri)) {
      int namespace = uri == null || uri.isEmpty() ? 0 : FOREIGN;
      walk.attribute(
          name, 0, name.length, namespace, value, 0, value.length, false, line(), line());
    } else if (local.equals("type") || local.equals("nil")) {
      walk.reports().schemaAttribute("xsi:" + local, line());
    } else if (!local.endsWith("chemaLocation")) {
      walk.attribute(name, 0, name.length, FOREIGN, value, 0, value.length, false, line(), line());
    }
  }

  private void text() {
    String piece = xml.getText();
    text.append(piece);
    if (!piece.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      walk.text();
    }
  }

  private void end() {
    if (walk.kind() == Table.VALUE && walk.row() >= 0 && !walk.isSpoilt()) {
      byte[] value = bytes(text.toString());
      walk.value(value, 0, value.length, false);
    }
    walk.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
