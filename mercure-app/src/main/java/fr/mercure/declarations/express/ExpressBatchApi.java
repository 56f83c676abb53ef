// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Many H7 in one request, each answered on a line of its own, in order; one that is refused stops
/// no other. Streamed in both directions: neither side holds the whole.
@RestController
class ExpressBatchApi {
  static final String LINES = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private static final Logger LOG = LoggerFactory.getLogger(ExpressBatchApi.class);
  private static final int AT_ONCE = 250;
  private static final int MOST = 100_000;
  private static final int ATTEMPTS = 100;
  private static final long PAUSE_MILLIS = 100;

  private final ExpressDesk desk;
  private final ApiReplies replies;
  private final JsonMapper json;

  ExpressBatchApi(ExpressDesk desk, ApiReplies replies, JsonMapper json) {
    this.desk = desk;
    this.replies = replies;
    this.json = json;
  }

  /// JSON on each line, XML documents one after the other or inside one element, or CSV with the
  /// columns of [ConsignmentCsv].
  @Allowed(EXPRESS_LODGE)
  @PostMapping(
      path = "/api/v1/express/batches",
      consumes = {LINES, CSV, MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  @Nullable ResponseEntity<byte[]> lodge(
      Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Locale locale = ApiReplies.locale(request);
    if (actor.company().isEmpty()) {
      return replies.problem(ApiProblem.NO_COMPANY, locale);
    }
    response.setContentType(LINES);
    InputStream in = new BufferedInputStream(request.getInputStream());
    BatchItems items =
        switch (mediaType(request)) {
          case LINES -> new JsonLines(in);
          case CSV -> new CsvItems(in, actor.company().get());
          default -> new XmlDocuments(in);
        };
    Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
    new Run(actor, key, locale, response.getOutputStream()).all(items);
    return null;
  }

  private static String mediaType(HttpServletRequest request) {
    MediaType type = MediaType.parseMediaType(request.getContentType());
    return type.getType() + "/" + type.getSubtype();
  }

  /// One batch on its way through.
  private final class Run {
    private final Actor actor;
    private final Optional<String> key;
    private final Locale locale;
    private final OutputStream out;
    private int messages;
    private int accepted;

    Run(Actor actor, Optional<String> key, Locale locale, OutputStream out) {
      this.actor = actor;
      this.key = key;
      this.locale = locale;
      this.out = out;
    }

    void all(BatchItems items) throws IOException {
      List<BatchItems.Item> waiting = new ArrayList<>(AT_ONCE);
      Optional<BatchItems.Unreadable> end = Optional.empty();
      try {
        Optional<BatchItems.Item> item = items.next();
        while (item.isPresent() && messages + waiting.size() < MOST) {
          waiting.add(item.get());
          if (waiting.size() == AT_ONCE) {
            lodge(waiting);
          }
          item = items.next();
        }
        if (item.isPresent()) {
          end = Optional.of(BatchItems.Unreadable.tooMany(item.get().line(), MOST));
        }
      } catch (BatchItems.Unreadable e) {
        end = Optional.of(e);
      }
      lodge(waiting);
      finish(end);
    }

    private void lodge(List<BatchItems.Item> items) throws IOException {
      List<CompletableFuture<ExpressVerdict>> verdicts = new ArrayList<>(items.size());
      for (BatchItems.Item item : items) {
        verdicts.add(desk.submit(actor, incoming(item, verdicts.size())));
      }
      for (int i = 0; i < items.size(); i++) {
        write(line(items.get(i), i, verdicts.get(i)));
      }
      messages += items.size();
      items.clear();
      out.flush();
    }

    private Incoming incoming(BatchItems.Item item, int rank) {
      int number = messages + rank + 1;
      return new Incoming("BATCH", key.map(k -> k + "#" + number), item.bytes());
    }

    /// The queue being full holds this batch up; it fails none of its messages.
    private ExpressVerdict settled(
        BatchItems.Item item, int rank, CompletableFuture<ExpressVerdict> submitted) {
      CompletableFuture<ExpressVerdict> future = submitted;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        ExpressVerdict verdict = future.join();
        if (!(verdict instanceof ExpressVerdict.Busy)) {
          return verdict;
        }
        pause();
        future = desk.submit(actor, incoming(item, rank));
      }
      return future.join();
    }

    private Map<String, Object> line(
        BatchItems.Item item, int rank, CompletableFuture<ExpressVerdict> submitted) {
      try {
        return line(item, settled(item, rank, submitted));
      } catch (CompletionException e) {
        LOG.atError().setCause(e).log("one message of a batch failed");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", item.line());
        line.putAll(ApiBodies.problem(ApiProblem.UNAVAILABLE, locale));
        return line;
      }
    }

    private Map<String, Object> line(BatchItems.Item item, ExpressVerdict verdict) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("line", item.line());
      switch (verdict) {
        case ExpressVerdict.Answered(var answer, _) -> {
          accepted += answer.accepted() ? 1 : 0;
          line.put("status", answer.accepted() ? 201 : ApiBodies.problemOf(answer).status());
          line.putAll(
              answer.accepted()
                  ? ApiBodies.answer(answer, locale)
                  : ApiBodies.refusal(answer, locale));
        }
        case ExpressVerdict.KeyReused _ ->
            line.putAll(ApiBodies.problem(ApiProblem.KEY_REUSED, locale));
        case ExpressVerdict.Busy _ -> line.putAll(ApiBodies.problem(ApiProblem.BUSY, locale, "1"));
        case ExpressVerdict.NotFound _, ExpressVerdict.NotAllowed _, ExpressVerdict.Overtaken _ ->
            line.putAll(ApiBodies.problem(ApiProblem.OVERTAKEN, locale));
      }
      return line;
    }

    private void finish(Optional<BatchItems.Unreadable> end) throws IOException {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("messages", messages);
      summary.put("accepted", accepted);
      summary.put("refused", messages - accepted);
      end.ifPresent(unreadable -> {
        summary.put("stoppedAtLine", unreadable.line());
        summary.put("reason", unreadable.why().in(locale));
      });
      write(Map.of("summary", summary));
      out.flush();
    }

    private void write(Map<String, Object> line) throws IOException {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
