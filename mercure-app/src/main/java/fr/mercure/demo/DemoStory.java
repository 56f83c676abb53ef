// SPDX-License-Identifier: Apache-2.0
package fr.mercure.demo;

import fr.mercure.demo.DemoDoor.Otherwise;
import fr.mercure.demo.DemoDoor.Reply;
import fr.mercure.web.ProgressBar;
import fr.mercure.web.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What happens to an H7, told on real messages: one released, one refused with its findings, a
/// thousand at once, one under control that an officer releases; then where to look.
final class DemoStory {
  private static final int CONSIGNMENTS = 1_000;
  private static final double NANOS = 1e9;

  private final DemoDoor door;
  private final DemoKeys keys;
  private final DemoSamples samples;
  private final ProgressBar progress;
  private final PrintStream out;
  private final Texts texts;

  DemoStory(
      DemoDoor door,
      DemoKeys keys,
      DemoSamples samples,
      ProgressBar progress,
      PrintStream out,
      Texts texts) {
    this.door = door;
    this.keys = keys;
    this.samples = samples;
    this.progress = progress;
    this.out = out;
    this.texts = texts;
  }

  /// How a consignment of the batch came out.
  private enum Result {
    RELEASED,
    HELD,
    REFUSED
  }

  /// @throws Otherwise if the instance answers something else than the story says
  void tell() throws IOException, InterruptedException {
    String released = releaseOne();
    lodgeJson();
    refuseOne();
    lodgeMany();
    String controlled = controlOne();
    sayWhereToLook(released, controlled);
  }

  private String releaseOne() throws IOException, InterruptedException {
    title("demo.xml");
    Reply reply = lodged(samples.xml("h7-green.xml", "GREEN"), "application/xml", "RELEASED");
    charges(reply.text("mrn"));
    timeline(reply.text("mrn"));
    return reply.text("mrn");
  }

  private void lodgeJson() throws IOException, InterruptedException {
    title("demo.json");
    Reply reply =
        lodged(samples.json("h7-green.xml", "JSON-GREEN"), "application/json", "RELEASED");
    timeline(reply.text("mrn"));
  }

  private void refuseOne() throws IOException, InterruptedException {
    title("demo.refused");
    String message = samples.xml("h7-refused.xml", "WRONG");
    Reply reply = door.lodge(keys.declarant(), message, "application/xml");
    expect(reply.refused(), reply.body());
    said(reply);
    for (JsonNode finding : reply.body().path("findings")) {
      line(
          "  " + finding.path("code").asString(),
          texts.get(
              "demo.place", finding.path("line").asInt(), finding.path("pointer").asString()));
      out.printf("      %s%n", finding.path("text").asString());
      out.printf("      → %s%n", finding.path("remedy").asString());
    }
  }

  private void lodgeMany() throws IOException, InterruptedException {
    title("demo.batch", CONSIGNMENTS);
    Map<Result, Integer> results = new EnumMap<>(Result.class);
    long began = System.nanoTime();
    door.batch(keys.declarant(), samples.csv(CONSIGNMENTS), line -> count(line, results));
    double seconds = (System.nanoTime() - began) / NANOS;
    int all = results.values().stream().mapToInt(Integer::intValue).sum();
    expect(all == CONSIGNMENTS, results);
    out.printf(
        "   %s%n",
        texts.get(
            "demo.batch.results",
            results.getOrDefault(Result.RELEASED, 0),
            results.getOrDefault(Result.HELD, 0),
            results.getOrDefault(Result.REFUSED, 0),
            Math.round(all / seconds)));
  }

  private void count(JsonNode line, Map<Result, Integer> results) {
    if (line.has("summary")) {
      return;
    }
    Result result =
        switch (line.path("state").asString("")) {
          case "RELEASED" -> Result.RELEASED;
          case "REFUSED", "" -> Result.REFUSED;
          default -> Result.HELD;
        };
    results.merge(result, 1, Integer::sum);
    progress.show(results.values().stream().mapToInt(Integer::intValue).sum(), CONSIGNMENTS);
  }

  private String controlOne() throws IOException, InterruptedException {
    title("demo.control");
    Reply reply = lodged(samples.xml("h7-red.xml", "RED"), "application/xml", "UNDER_CONTROL");
    String mrn = reply.text("mrn");
    Reply decided = door.release(keys.officer(), mrn);
    expect(decided.text("state").equals("RELEASED"), decided.body());
    timeline(mrn);
    return mrn;
  }

  private void sayWhereToLook(String released, String controlled) {
    title("demo.look");
    line(texts.get("demo.look.case"), door.page("/dossiers/" + released));
    line(texts.get("demo.look.control"), door.page("/dossiers/" + controlled));
    line(texts.get("demo.look.mail"), door.page("/messagerie"));
    line(texts.get("demo.look.archive"), door.page("/archives/" + released));
    line(texts.get("demo.look.all"), door.page("/declarations/express"));
    if (!keys.password().isEmpty()) {
      out.printf("%n   %s%n", texts.get("demo.sign-in", DemoKeys.DECLARANT, keys.password()));
    }
  }

  private Reply lodged(String message, String type, String state)
      throws IOException, InterruptedException {
    Reply reply = door.lodge(keys.declarant(), message, type);
    expect(reply.text("state").equals(state), reply.body());
    said(reply);
    return reply;
  }

  private void said(Reply reply) {
    String mrn = reply.text("mrn");
    out.printf(
        "   %s%s: %s (%s)%n",
        reply.text("lrn"),
        mrn.isEmpty() ? "" : " → " + mrn,
        texts.get("state." + reply.text("state")),
        texts.get("demo.took", reply.took().toMillis()));
  }

  private void charges(String mrn) throws IOException, InterruptedException {
    for (JsonNode line : door.show(keys.declarant(), mrn).path("charges").path("lines")) {
      JsonNode amount = line.path("amount");
      line(
          "  %s %s, %s"
              .formatted(
                  line.path("tax").asString(),
                  line.path("label").asString(),
                  line.path("article").asString()),
          texts.number(new BigDecimal(amount.path("amount").asString()).setScale(2))
              + " "
              + amount.path("currency").asString());
    }
  }

  private void timeline(String reference) throws IOException, InterruptedException {
    for (JsonNode step : door.timeline(keys.declarant(), reference)) {
      line(
          "  %s %s"
              .formatted(
                  texts.time(Instant.parse(step.path("at").asString())),
                  texts.get("state." + step.path("to").asString())),
          "%s %s".formatted(step.path("actor").asString(), step.path("note").asString()).strip());
    }
  }

  private void title(String key, Object... values) {
    out.printf("%n%s%n", texts.get(key, values));
  }

  private void line(String what, Object value) {
    out.printf("   %-44s %s%n", what, value);
  }

  private static void expect(boolean holds, Object answer) {
    if (!holds) {
      throw new Otherwise(answer.toString());
    }
  }
}
