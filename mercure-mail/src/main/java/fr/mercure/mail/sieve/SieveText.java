// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes a script: what is read from it again is equal.
public final class SieveText {
  private final TreeSet<String> required = new TreeSet<>();
  private final StringBuilder text = new StringBuilder();

  private SieveText() {}

  /// The text, with the `require` that it needs; lines end with CR LF.
  public static String of(SieveScript script) {
    var writer = new SieveText();
    writer.steps(script.steps(), "");
    String require =
        writer.required.isEmpty() ? "" : "require " + list(List.copyOf(writer.required)) + ";\r\n";
    return require + writer.text;
  }

  private void steps(List<Step> steps, String indent) {
    for (Step step : steps) {
      text.append(indent);
      switch (step) {
        case Step.If choice -> choice(choice, indent);
        case Step.Stop() -> end("stop");
        case Step.Discard() -> end("discard");
        case Step.Keep(var flags) -> end("keep" + flags(flags));
        case Step.FileInto(String folder, boolean copy, var flags) ->
            end(need("fileinto", "fileinto") + copy(copy) + flags(flags) + " " + quoted(folder));
        case Step.Redirect(String address, boolean copy) ->
            end("redirect" + copy(copy) + " " + quoted(address));
        case Step.Mark(var way, var flags) ->
            end(
                need("imap4flags", way.name().toLowerCase(Locale.ROOT) + "flag")
                    + " "
                    + list(flags));
        case Step.Vacation vacation -> end(vacation(vacation));
      }
    }
  }

  private void end(String command) {
    text.append(command).append(";\r\n");
  }

  private String need(String extension, String word) {
    required.add(extension);
    return word;
  }

  private void choice(Step.If choice, String indent) {
    String word = "if ";
    for (Step.Branch branch : choice.branches()) {
      text.append(word).append(test(branch.when())).append(" {\r\n");
      steps(branch.then(), indent + "  ");
      text.append(indent).append("}");
      word = " elsif ";
    }
    if (!choice.otherwise().isEmpty()) {
      text.append(" else {\r\n");
      steps(choice.otherwise(), indent + "  ");
      text.append(indent).append("}");
    }
    text.append("\r\n");
  }

  private String copy(boolean copy) {
    return copy ? need("copy", " :copy") : "";
  }

  private String flags(Optional<List<String>> flags) {
    return flags.map(all -> need("imap4flags", " :flags ") + list(all)).orElse("");
  }

  private String vacation(Step.Vacation vacation) {
    var words = new ArrayList<String>();
    words.add(need("vacation", "vacation"));
    words.add(":days " + vacation.days());
    vacation.subject().ifPresent(subject -> words.add(":subject " + quoted(subject)));
    vacation.from().ifPresent(from -> words.add(":from " + quoted(from)));
    if (!vacation.addresses().isEmpty()) {
      words.add(":addresses " + list(vacation.addresses()));
    }
    if (vacation.mime()) {
      words.add(":mime");
    }
    vacation.handle().ifPresent(handle -> words.add(":handle " + quoted(handle)));
    words.add(quoted(vacation.reason()));
    return String.join(" ", words);
  }

  private String test(Test test) {
    return switch (test) {
      case Test.AllOf(var tests) -> "allof (" + tests(tests) + ")";
      case Test.AnyOf(var tests) -> "anyof (" + tests(tests) + ")";
      case Test.Not(var other) -> "not " + test(other);
      case Test.Always(boolean value) -> Boolean.toString(value);
      case Test.Exists(var fields) -> "exists " + list(fields);
      case Test.Header(var match, var fields) ->
          "header" + way(match) + " " + list(fields) + " " + list(match.keys());
      case Test.Address(var part, var match, var fields) ->
          "address" + part(part) + way(match) + " " + list(fields) + " " + list(match.keys());
      case Test.Envelope(var part, var match, var ends) ->
          need("envelope", "envelope")
              + part(part)
              + way(match)
              + " "
              + list(ends)
              + " "
              + list(match.keys());
      case Test.Size(boolean over, long bytes) -> "size " + (over ? ":over " : ":under ") + bytes;
      case Test.Body(boolean raw, var match) ->
          need("body", "body") + (raw ? " :raw" : " :text") + way(match) + " " + list(match.keys());
      case Test.HasFlag(var match) ->
          need("imap4flags", "hasflag") + way(match) + " " + list(match.keys());
    };
  }

  private String tests(List<Test> tests) {
    return tests.stream().map(this::test).collect(Collectors.joining(", "));
  }

  private static String way(Match match) {
    return " :"
        + match.way().name().toLowerCase(Locale.ROOT)
        + (match.caseless() ? "" : " :comparator \"i;octet\"");
  }

  private static String part(Test.Part part) {
    return part == Test.Part.ALL ? "" : " :" + part.name().toLowerCase(Locale.ROOT);
  }

  private static String list(List<String> strings) {
    return strings.size() == 1
        ? quoted(strings.getFirst())
        : strings.stream().map(SieveText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String string) {
    return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
