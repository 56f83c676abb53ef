// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import fr.mercure.identity.registers.Answer.Word;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Operation `validateEORI` of the EOS base of the Commission, SOAP 1.1.
final class Eos {
  private static final String NAMESPACE = "http://eori.ws.eos.dds.s/";
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final int FOUND = 200;
  private static final int DEEPEST = 10;
  private static final int LONGEST_TEXT = 1000;
  private static final XMLInputFactory READERS = readers();

  private final URI url;
  private final Call call;

  Eos(URI url, Call call) {
    this.url = url;
    this.call = call;
  }

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // A stranger's mistakes are no lines of our log.
    factory.setXMLReporter((_, _, _, _) -> {});
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }

  /// Answers by number; a number that the register passed over is not among them.
  ///
  /// @param numbers ten at most
  Map<String, Answer> ask(List<String> numbers) {
    var answers = new HashMap<String, Answer>();
    Answer all =
        call.send(
            HttpRequest.newBuilder(url)
                .header("Content-Type", "text/xml;charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(BodyPublishers.ofString(envelope(numbers))),
            reply -> {
              Optional<Map<String, Word>> read =
                  reply.status() == FOUND ? read(reply.body()) : Optional.empty();
              read.ifPresent(words -> answers.putAll(said(words, reply.sha256())));
              return reply.status() == FOUND ? Silent.of(Why.UNREADABLE) : reply.silent();
            });
    return numbers.stream()
        .collect(Collectors.toMap(Function.identity(), n -> answers.getOrDefault(n, all)));
  }

  private static Map<String, Answer> said(Map<String, Word> words, String sha256) {
    return words.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    new Said(entry.getValue(), Optional.empty(), Optional.empty(), false, sha256)));
  }

  private static String envelope(List<String> numbers) {
    String asked =
        numbers.stream()
            .map(n -> "<v:eori>" + n.replace("&", "&amp;").replace("<", "&lt;") + "</v:eori>")
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>\
    <s:Envelope xmlns:s="%s" xmlns:v="%s"><s:Body><v:validateEORI>%s</v:validateEORI></s:Body>\
    </s:Envelope>\
    """
        .formatted(SOAP, NAMESPACE, asked);
  }

  /// What an answer says of each number; none if it is no answer, or a fault. A status that is
  /// neither valid nor not valid says nothing.
  static Optional<Map<String, Word>> read(byte[] body) {
    try {
      XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(body));
      try {
        return new Results(xml).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | RuntimeException _) {
      // The parser of the JDK throws runtime exceptions for some broken prologs.
      return Optional.empty();
    }
  }

  /// Walks one answer.
  private static final class Results {
    private final XMLStreamReader xml;
    private final Map<String, Word> words = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean answer;
    private String eori = "";
    private String status = "";

    Results(XMLStreamReader xml) {
      this.xml = xml;
    }

    Optional<Map<String, Word>> read() throws XMLStreamException {
      int depth = 0;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > DEEPEST) {
              return Optional.empty();
            }
            begin();
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> keep();
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            end();
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
            return Optional.empty();
          }
          default -> {}
        }
      }
      return answer ? Optional.of(words) : Optional.empty();
    }

    private void begin() {
      text.setLength(0);
      if (NAMESPACE.equals(xml.getNamespaceURI())
          && xml.getLocalName().equals("validateEORIResponse")) {
        answer = true;
      } else if (xml.getLocalName().equals("result")) {
        eori = "";
        status = "";
      }
    }

    private void keep() throws XMLStreamException {
      if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
        throw new XMLStreamException("a text of more than " + LONGEST_TEXT);
      }
      text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void end() {
      switch (xml.getLocalName()) {
        case "eori" -> eori = text.toString().strip();
        case "status" -> status = text.toString().strip();
        case "result" -> result();
        default -> {}
      }
      text.setLength(0);
    }

    private void result() {
      switch (status) {
        case "0" -> words.put(eori, Word.GOOD);
        case "1" -> words.put(eori, Word.INVALID);
        default -> words.remove(eori);
      }
    }
  }
}
