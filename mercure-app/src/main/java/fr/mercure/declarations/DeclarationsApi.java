// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.identity.Right.DECLARATIONS_READ;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/// The API that reads declarations of every procedure: lists, timelines, documents, live events.
@RestController
@RequestMapping("/api/v1/declarations")
class DeclarationsApi {
  private static final ZoneId CUSTOMS_TIME = ZoneId.of("Europe/Paris");
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Declarations declarations;
  private final DeclarationStream stream;
  private final JsonMapper json;

  DeclarationsApi(Declarations declarations, DeclarationStream stream, JsonMapper json) {
    this.declarations = declarations;
    this.stream = stream;
    this.json = json;
  }

  /// @param from first day of receipt, in French time
  /// @param until last day of receipt
  @Allowed(DECLARATIONS_READ)
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, Object> list(
      Actor actor,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam Optional<String> office,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> until,
      @RequestParam Optional<String> mrn,
      @RequestParam Optional<String> lrn,
      @RequestParam Optional<BigDecimal> least,
      @RequestParam Optional<BigDecimal> most,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int size) {
    var filter = filter(state, office, from, until, mrn, lrn, least, most);
    Slice<DeclarationView> slice = declarations.search(actor, filter, cursor, size);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("declarations", slice.rows().stream().map(DeclarationBody::of).toList());
    slice.next().ifPresent(next -> body.put("next", next));
    return body;
  }

  /// The same as a table, for spreadsheets.
  @Allowed(DECLARATIONS_READ)
  @GetMapping(produces = "text/csv")
  ResponseEntity<byte[]> table(
      Actor actor,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam Optional<String> office,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> until,
      @RequestParam Optional<String> mrn,
      @RequestParam Optional<String> lrn,
      @RequestParam Optional<BigDecimal> least,
      @RequestParam Optional<BigDecimal> most,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "200") int size) {
    var filter = filter(state, office, from, until, mrn, lrn, least, most);
    Slice<DeclarationView> slice = declarations.search(actor, filter, cursor, size);
    byte[] table = DeclarationTable.of(slice.rows()).getBytes(StandardCharsets.UTF_8);
    var answer = ResponseEntity.ok().contentType(CSV);
    slice.next().ifPresent(next -> answer.header("Mercure-Next", next));
    return answer.body(table);
  }

  private static DeclarationFilter filter(
      List<String> states,
      Optional<String> office,
      Optional<String> from,
      Optional<String> until,
      Optional<String> mrn,
      Optional<String> lrn,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most) {
    return new DeclarationFilter(
        states.stream().filter(state -> !state.isBlank()).toList(),
        office,
        given(from).map(DeclarationsApi::day).map(DeclarationsApi::start),
        given(until).map(DeclarationsApi::day).map(day -> start(day.plusDays(1))),
        mrn,
        lrn,
        least,
        most);
  }

  private static Optional<String> given(Optional<String> text) {
    return text.filter(t -> !t.isBlank());
  }

  private static LocalDate day(String text) {
    return DeclarationSearch.day(text)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(CUSTOMS_TIME).toInstant();
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping("/{reference}/timeline")
  List<Map<String, Object>> timeline(Actor actor, @PathVariable String reference) {
    DeclarationView view = find(actor, reference);
    return declarations.timeline(actor, "@" + view.key()).stream()
        .map(DeclarationsApi::line)
        .toList();
  }

  private static Map<String, Object> line(TimelineLine line) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sequence", line.sequence());
    body.put("version", line.version());
    body.put("from", line.was());
    body.put("to", line.became());
    body.put("at", line.at().toString());
    body.put("actor", line.actorName());
    line.message().ifPresent(message -> body.put("document", message));
    body.put("note", line.note());
    if (!line.reserved().isEmpty()) {
      body.put("reserved", line.reserved());
    }
    return body;
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping("/{reference}/documents")
  List<Map<String, Object>> documents(Actor actor, @PathVariable String reference) {
    DeclarationView view = find(actor, reference);
    return declarations.documents(actor, "@" + view.key()).stream()
        .map(document -> document(reference, document))
        .toList();
  }

  private Map<String, Object> document(String reference, Document document) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("document", document.message());
    body.put("channel", document.channel());
    body.put("sha256", document.sha256());
    body.put("size", document.size());
    body.put("receivedAt", document.at().toString());
    body.put("answer", document.answer().isEmpty() ? "" : json.readTree(document.answer()));
    body.put(
        "content", "/api/v1/declarations/%s/documents/%d".formatted(reference, document.message()));
    return body;
  }

  /// The bytes of a message, exactly as they came.
  @Allowed(DECLARATIONS_READ)
  @GetMapping("/{reference}/documents/{document}")
  ResponseEntity<byte[]> document(
      Actor actor, @PathVariable String reference, @PathVariable long document) {
    DeclarationView view = find(actor, reference);
    byte[] bytes =
        declarations
            .message(actor, "@" + view.key(), document)
            .orElseThrow(DeclarationsApi::notFound)
            .bytes();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"message-%d\"".formatted(document))
        .body(bytes);
  }

  /// An event each time the declaration moves, until the caller leaves.
  @Allowed(DECLARATIONS_READ)
  @GetMapping(path = "/{reference}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(Actor actor, @PathVariable String reference) {
    return stream.open(actor, find(actor, reference));
  }

  private DeclarationView find(Actor actor, String reference) {
    return declarations.find(actor, reference).orElseThrow(DeclarationsApi::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
