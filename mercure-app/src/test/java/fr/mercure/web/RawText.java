// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds words that a template holds itself instead of taking them from the words of its module.
final class RawText {
  private static final Set<String> NAMES = Set.of("Mercure");
  private static final Pattern DROPPED =
      Pattern.compile(
          "(?s)<%--.*?--%>|(?m)^@(?:import|param) .*$|<(code|kbd)\\b[^>]*>.*?</\\1>|@end\\w+|@else\\b");
  private static final Pattern READ_ALOUD =
      Pattern.compile("\\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}’'-]+");

  private final String text;
  private final StringBuilder shown = new StringBuilder();
  private int at;

  private RawText(String template) {
    this.text = DROPPED.matcher(template).replaceAll(" ");
  }

  /// The words of the template itself, in order.
  static List<String> in(String template) {
    var raw = new RawText(template);
    raw.html('\0');
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(raw.shown.toString().replaceAll("&\\w+;", " "));
    while (word.find()) {
      if (!NAMES.contains(word.group())) {
        words.add(word.group());
      }
    }
    return words;
  }

  private void html(char end) {
    while (at < text.length() && text.charAt(at) != end) {
      if (text.startsWith("${", at) || text.startsWith("!{", at)) {
        at = text.indexOf('{', at) + 1;
        code('}');
      } else if (text.charAt(at) == '@') {
        call();
      } else if (text.charAt(at) == '<') {
        tag();
      } else {
        shown.append(text.charAt(at++));
      }
    }
    at++;
  }

  /// `@if(…)`, `@template.name(…)`: code, with pieces of HTML between `@` and backquotes.
  private void call() {
    int open = text.indexOf('(', at);
    at = open < 0 ? text.length() : open + 1;
    code(')');
  }

  private void code(char end) {
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at++);
      if (c == '"') {
        at = text.indexOf('"', at) + 1;
      } else if (c == '(' || c == '{') {
        code(c == '(' ? ')' : '}');
      } else if (c == '@' && at < text.length() && text.charAt(at) == '`') {
        at++;
        html('`');
      }
    }
    at++;
  }

  private void tag() {
    var attributes = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '>') {
      if (text.startsWith("${", at)) {
        at += 2;
        code('}');
      } else {
        attributes.append(text.charAt(at++));
      }
    }
    at++;
    READ_ALOUD
        .matcher(attributes)
        .results()
        .forEach(match -> shown.append(' ').append(match.group(1)).append(' '));
    shown.append(' ');
  }
}
