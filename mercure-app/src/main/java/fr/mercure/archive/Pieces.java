// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.declarations.Grounds;
import fr.mercure.declarations.Move;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of a move: the message, what the checks found, the decision, the answer.
final class Pieces {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String JSON_TYPE = "application/json";
  private static final String IOSS_ROLE = "FR5";

  private Pieces() {}

  static List<Piece> of(Move move, Grounds grounds) {
    String traits = traits(move, grounds);
    var pieces = new ArrayList<Piece>();
    grounds
        .message()
        .ifPresent(m ->
            pieces.add(
                new Piece(move, PieceKind.MESSAGE, traits, type(m.body()), m.body(), m.sha256())));
    if (!grounds.findings().isEmpty()) {
      pieces.add(text(move, PieceKind.FINDINGS, traits, grounds.findings()));
    }
    pieces.add(text(move, PieceKind.DECISION, traits, decision(move, grounds)));
    grounds
        .message()
        .filter(m -> !m.answer().isEmpty())
        .ifPresent(m -> pieces.add(text(move, PieceKind.ANSWER, traits, m.answer())));
    return pieces;
  }

  /// Taken from the bytes: the channel's own statement of the type is not evidence.
  private static String type(byte[] body) {
    for (byte b : body) {
      switch (b) {
        case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {}
        case '<' -> {
          return "application/xml";
        }
        case '{', '[' -> {
          return JSON_TYPE;
        }
        default -> {
          return "application/octet-stream";
        }
      }
    }
    return "application/octet-stream";
  }

  private static Piece text(Move move, PieceKind kind, String traits, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new Piece(move, kind, traits, type(content), content, sha256(content));
  }

  private static String decision(Move move, Grounds grounds) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("procedure", move.procedure().name());
    facts.put("lrn", move.lrn());
    facts.put("mrn", move.mrn().orElse(""));
    facts.put("sequence", move.sequence());
    facts.put("version", move.version());
    facts.put("from", move.from());
    facts.put("to", move.to());
    facts.put("at", move.at().toString());
    facts.put("office", move.office());
    facts.put("actor", move.actor());
    facts.put("actorName", grounds.actorName());
    grounds.control().ifPresent(control -> facts.put("control", control));
    facts.put("note", grounds.note());
    if (!grounds.charges().isEmpty()) {
      facts.put("charges", JSON.readTree(grounds.charges()));
    }
    return JSON.writeValueAsString(facts);
  }

  private static String traits(Move move, Grounds grounds) {
    var traits = new ArrayList<String>();
    if (move.to().equals("NOT_CONFORM") || move.to().equals("CONFORM")) {
      traits.add(move.to());
    }
    if (grounds.message().filter(Pieces::usesIoss).isPresent()) {
      traits.add("IOSS");
    }
    return String.join(" ", traits);
  }

  /// Whether the vendor's IOSS number is declared: role FR5 of data element 13 16 031 000, written
  /// alone between marks in XML and in JSON. A false find only lengthens the keeping.
  private static boolean usesIoss(Grounds.Message message) {
    String text = new String(message.body(), StandardCharsets.ISO_8859_1);
    return text.contains(">" + IOSS_ROLE + "<") || text.contains("\"" + IOSS_ROLE + "\"");
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
