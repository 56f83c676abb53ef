// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Severity;
import fr.mercure.messages.MessageType;
import java.io.PrintStream;
import java.util.Locale;

/// Prints verdicts as they come, for people or for programs.
sealed interface ValidateReport {

  static ValidateReport to(PrintStream out, ValidateOptions options) {
    return options.json() ? new Json(out, options.language()) : new Text(out, options.language());
  }

  void begin();

  void add(Verdict verdict);

  void end();

  /// The sentence of a finding: what is wrong, then what to do.
  private static String sentence(Finding finding, Locale language) {
    return (finding.text().in(language) + " " + finding.remedy().in(language)).strip();
  }

  /// For people: one line for each file, two or three for each finding.
  record Text(PrintStream out, Locale language) implements ValidateReport {
    @Override
    public void begin() {}

    @Override
    public void add(Verdict verdict) {
      String message =
          verdict
              .type()
              .map(type -> type.name() + " " + verdict.version().orElse(""))
              .orElse(say("message inconnu", "unknown message"));
      String word = verdict.accepted() ? say("accepté", "accepted") : say("refusé", "refused");
      out.printf("%s: %s, %s%n", verdict.file(), message, word);
      verdict.findings().forEach(this::print);
    }

    private void print(Finding finding) {
      String weight =
          finding.severity() == Severity.ERROR
              ? say("erreur", "error")
              : say("avertissement", "warning");
      String line = finding.line() > 0 ? say("ligne ", "line ") + finding.line() + ", " : "";
      out.printf("  %s%s [%s, %s]%n", line, finding.pointer(), finding.code(), weight);
      out.printf("    %s%n", sentence(finding, language));
    }

    private String say(String fr, String en) {
      return language.equals(Locale.ENGLISH) ? en : fr;
    }

    @Override
    public void end() {
      out.flush();
    }
  }

  /// For programs: one array, one object for each file.
  final class Json implements ValidateReport {
    private final PrintStream out;
    private final Locale language;
    private String separator = "";

    Json(PrintStream out, Locale language) {
      this.out = out;
      this.language = language;
    }

    @Override
    public void begin() {
      out.print("[");
    }

    @Override
    public void add(Verdict verdict) {
      StringBuilder json = new StringBuilder(separator).append("{\"file\":");
      quote(json, verdict.file());
      json.append(",\"message\":");
      quoteOrNull(json, verdict.type().map(MessageType::name).orElse(""));
      json.append(",\"version\":");
      quoteOrNull(json, verdict.version().orElse(""));
      json.append(",\"accepted\":").append(verdict.accepted()).append(",\"findings\":[");
      String comma = "";
      for (Finding finding : verdict.findings()) {
        json.append(comma);
        append(json, finding);
        comma = ",";
      }
      out.print(json.append("]}"));
      separator = ",\n";
    }

    private void append(StringBuilder json, Finding finding) {
      json.append("{\"code\":");
      quote(json, finding.code());
      json.append(",\"severity\":");
      quote(json, finding.severity().name().toLowerCase(Locale.ROOT));
      json.append(",\"pointer\":");
      quote(json, finding.pointer().path());
      json.append(",\"line\":").append(finding.line()).append(",\"value\":");
      quote(json, finding.value());
      json.append(",\"text\":");
      quote(json, sentence(finding, language));
      json.append("}");
    }

    private static void quoteOrNull(StringBuilder json, String text) {
      if (text.isEmpty()) {
        json.append("null");
      } else {
        quote(json, text);
      }
    }

    private static void quote(StringBuilder json, String text) {
      json.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          json.append('\\').append(c);
        } else if (c < ' ' || Character.isSurrogate(c)) {
          json.append("\\u%04x".formatted((int) c));
        } else {
          json.append(c);
        }
      }
      json.append('"');
    }

    @Override
    public void end() {
      out.println("]");
      out.flush();
    }
  }
}
