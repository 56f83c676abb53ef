// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a browser calls itself, for people to recognise it by. Nothing is decided by it: what a
/// browser can do is tried.
final class BrowserName {
  private record Mark(String name, Pattern pattern) {}

  /// The first that matches: those that also call themselves Chrome or Safari come first.
  private static final List<Mark> MARKS =
      List.of(
          mark("Edge", "Edg(?:e|A|iOS)?/([0-9]{1,4})"),
          mark("Opera", "OPR/([0-9]{1,4})"),
          mark("Firefox", "(?:Firefox|FxiOS)/([0-9]{1,4})"),
          mark("Chrome", "(?:Chrome|CriOS)/([0-9]{1,4})"),
          mark("Safari", "Version/([0-9]{1,4})[0-9.]* (?:Mobile/\\w+ )?Safari"),
          mark("Internet Explorer", "(?:MSIE |rv:)([0-9]{1,2})[^)]*\\) ?(?:like Gecko)?"),
          mark("Lynx", "Lynx/([0-9]{1,2})"),
          mark("w3m", "w3m/([0-9]{1,2})"));

  private BrowserName() {}

  private static Mark mark(String name, String pattern) {
    return new Mark(name, Pattern.compile(pattern));
  }

  /// Such as `Firefox 128`.
  static Optional<String> of(String agent) {
    for (Mark mark : MARKS) {
      Matcher matcher = mark.pattern().matcher(agent);
      if (matcher.find()) {
        return Optional.of(mark.name() + " " + matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
