// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Answer;
import fr.mercure.web.BarChart;
import fr.mercure.web.Choice;
import fr.mercure.web.Due;
import fr.mercure.web.Figure;
import fr.mercure.web.FormError;
import fr.mercure.web.Happening;
import fr.mercure.web.MailRow;
import fr.mercure.web.Shell;
import fr.mercure.web.Tab;
import fr.mercure.web.Task;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the gallery of components shows: every component in each of its states, on made-up data.
public record Gallery(Shell shell) {
  private static final String HERE = "/dev/composants";
  private static final Instant NOW = Instant.parse("2026-11-24T08:42:00Z");

  static Gallery of(Shell shell) {
    return new Gallery(shell);
  }

  /// Words, as components take them.
  public Texts texts() {
    return shell.texts();
  }

  public List<Figure> figures() {
    return List.of(
        new Figure(2, shell.text("gallery.controls"), HERE, true),
        new Figure(7, shell.text("gallery.actions"), HERE, false),
        new Figure(1204, shell.text("gallery.released"), HERE, false));
  }

  public List<Tab> tabs() {
    return List.of(
        new Tab(shell.text("gallery.tab.case"), HERE, 0, true),
        new Tab(shell.text("gallery.tab.documents"), HERE + "#documents", 4, false),
        new Tab(shell.text("gallery.tab.messages"), HERE + "#messages", 0, false));
  }

  public List<Choice> choices() {
    return List.of(
        new Choice("green", shell.text("gallery.lane.green")),
        new Choice("orange", shell.text("gallery.lane.orange")),
        new Choice("red", shell.text("gallery.lane.red")));
  }

  public List<Due> dues() {
    return List.of(
        due(Duration.ofMinutes(-5)),
        due(Duration.ofMinutes(13)),
        due(Duration.ofMinutes(78)),
        due(Duration.ofHours(9)),
        due(Duration.ofHours(24)),
        due(Duration.ofDays(5)));
  }

  private Due due(Duration left) {
    return Due.of(NOW.plus(left), NOW, texts());
  }

  public List<FormError> errors() {
    return List.of(new FormError("g-net", shell.text("gallery.error")));
  }

  public List<Task> tasks() {
    return List.of(
        new Task(shell.text("gallery.section.parties"), HERE, Tone.OK, "4", false),
        new Task(
            shell.text("gallery.section.items"), HERE, Tone.BAD, shell.text("gallery.one"), true),
        new Task(shell.text("gallery.tab.documents"), HERE, Tone.WARN, "", false),
        new Task(shell.text("gallery.section.check"), HERE, Tone.NEUTRAL, "", false));
  }

  public List<Answer> answers() {
    return List.of(
        new Answer(shell.text("gallery.mass"), "18 04 001", "398,000 kg", HERE + "#g-mass"),
        new Answer(shell.text("gallery.origin"), "16 08 000", "", HERE + "#g-origin"));
  }

  public Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    values.put(shell.text("gallery.mass"), "398,000 kg");
    values.put(shell.text("gallery.origin"), "CN");
    return values;
  }

  public List<Happening> happenings() {
    return List.of(
        new Happening(NOW, shell.text("gallery.lane.green"), "", Tone.OK),
        new Happening(NOW.minusSeconds(30), shell.text("gallery.controls"), "I. Arnaud", Tone.WARN),
        new Happening(NOW.minusSeconds(41), shell.text("gallery.section.check"), "", Tone.NEUTRAL));
  }

  public List<MailRow> messages() {
    return List.of(
        message("09:12", true, shell.text("gallery.deadline")), message("08:40", false, ""));
  }

  private MailRow message(String when, boolean unread, String deadline) {
    return new MailRow(
        HERE,
        "Roissy-Fret",
        shell.text("gallery.subject"),
        when,
        unread,
        unread,
        unread,
        deadline,
        shell.text("gallery.excerpt"),
        unread);
  }

  public BarChart chart() {
    List<Long> values = List.of(31L, 42L, 38L, 45L, 12L, 4L, 40L, 44L, 51L, 47L, 40L, 9L, 3L, 38L);
    List<String> days = values.stream().map(_ -> NOW).map(texts()::date).toList();
    return BarChart.of(shell.text("gallery.chart"), days, values, "11/11", "24/11");
  }

  public List<Tone> tones() {
    return List.of(Tone.values());
  }
}
