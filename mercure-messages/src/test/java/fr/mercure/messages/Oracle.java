// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/// The schema validator of the JDK over a published schema: what our verdict is compared with.
final class Oracle {
  private static final String DEC = "urn:wco:datamodel:WCO:DEC-DMS:2";

  private final Schema schema;
  private final XMLReader reader;
  private final ValidatorHandler validator;

  private Oracle(Schema schema) {
    this.schema = schema;
    this.validator = schema.newValidatorHandler();
    try {
      SAXParserFactory parsers = SAXParserFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      this.reader = parsers.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// @param wellFormed false if the parser gave up
  /// @param element which start tag, counted from 1, the first error is about; 0 if there is none
  record Verdict(boolean wellFormed, boolean valid, int element, String message) {}

  /// The schemas of the H7 set declare types only, and their common part forgets that local
  /// elements are qualified: both are mended in memory.
  static Oracle h7(String file, String type) {
    Path set = Shared.data("messages/h7/dk-dms-v1.1.7");
    return declared(set.resolve(file), type, "");
  }

  private static Oracle declared(Path file, String type, String more) {
    String wrapper =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%s" targetNamespace="%s"
            elementFormDefault="qualified">
          <xs:include schemaLocation="%s"/>
          <xs:element name="Declaration" type="%s"/>%s
        </xs:schema>
        """
            .formatted(DEC, DEC, file.toUri(), type, more);
    return of(
        new StreamSource(
            new StringReader(wrapper), file.resolveSibling("w.xsd").toUri().toString()));
  }

  /// The same, with the envelope that a declaration may come in.
  static Oracle h7InEnvelope(String file, String type) {
    Path set = Shared.data("messages/h7/dk-dms-v1.1.7");
    Path envelope = Shared.data("messages/wco-dms/declaration/DocumentMetaData_2_DMS.xsd");
    Path main = set.resolve(file);
    String wrapper =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%s" targetNamespace="%s"
            elementFormDefault="qualified">
          <xs:include schemaLocation="%s"/>
          <xs:element name="Declaration" type="%s"/>
        </xs:schema>
        """
            .formatted(DEC, DEC, main.toUri(), type);
    return of(
        new StreamSource(
            new StringReader(wrapper), main.resolveSibling("w.xsd").toUri().toString()),
        new StreamSource(envelope.toFile()));
  }

  /// A schema written in a test.
  static Oracle written(String schema) {
    return of(new StreamSource(new StringReader(schema)));
  }

  static Oracle of(Path... files) {
    return of(
        Stream.of(files).map(file -> new StreamSource(file.toFile())).toArray(StreamSource[]::new));
  }

  private static Oracle of(StreamSource... sources) {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setResourceResolver(Oracle::mended);
      return new Oracle(factory.newSchema(sources));
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  Schema schema() {
    return schema;
  }

  private static @Nullable LSInput mended(
      String type,
      @Nullable String namespace,
      String publicId,
      @Nullable String file,
      @Nullable String base) {
    if (file == null || base == null || !file.endsWith("toldsystemet_Declaration_DS_v1.xsd")) {
      return null;
    }
    try {
      Path path = Path.of(java.net.URI.create(base)).resolveSibling(file).normalize();
      String text = Files.readString(path, StandardCharsets.UTF_8);
      String mended =
          text.replaceFirst(
              "targetNamespace=", "elementFormDefault=\"qualified\" targetNamespace=");
      return new TextInput(mended, path.toUri().toString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Verdict judge(byte[] document) {
    Follower follower = new Follower(validator);
    reader.setContentHandler(follower);
    reader.setErrorHandler(follower);
    return judge(reader, follower, document);
  }

  private static Verdict judge(XMLReader reader, Follower follower, byte[] document) {
    try {
      reader.parse(new InputSource(new ByteArrayInputStream(document)));
      return new Verdict(true, follower.message.isEmpty(), follower.element, follower.message);
    } catch (SAXException | IOException malformed) {
      return new Verdict(false, false, follower.element, String.valueOf(malformed.getMessage()));
    }
  }

  /// Counts elements on their way to the validator, to know which one an error is about.
  private static final class Follower extends DefaultHandler {
    private final ValidatorHandler to;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int count;
    private int current;
    int element;
    String message = "";

    Follower(ValidatorHandler to) {
      this.to = to;
      to.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
              note(e);
            }
          });
    }

    private void note(SAXParseException error) {
      if (message.isEmpty()) {
        element = current;
        message = String.valueOf(error.getMessage());
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      to.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
      to.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
      to.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      to.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
      to.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      count++;
      open.push(count);
      current = count;
      to.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      current = open.pop();
      to.endElement(uri, local, name);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      to.characters(text, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      to.processingInstruction(target, data);
    }
  }
}
