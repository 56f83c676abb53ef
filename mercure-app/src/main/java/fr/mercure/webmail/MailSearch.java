// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.Flags;
import fr.mercure.mail.SearchKey;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The language in which people search: words, `"words together"`, and operators in French or
/// English, such as `de:roissy`, `objet:"bon à enlever"`, `avant:24/11/2026`, `a:pièce`,
/// `est:non-lu`. A word before a colon that is no operator is searched as it is.
final class MailSearch {
  private static final int LONGEST = 300;
  private static final int MOST = 20;
  private static final List<DateTimeFormatter> DAYS =
      List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d/M/uuuu"));

  private static final SearchKey UNREAD = new SearchKey.Not(new SearchKey.Flagged(Flags.SEEN));

  private static final Map<String, Function<String, Optional<SearchKey>>> OPERATORS =
      Map.ofEntries(
          Map.entry("de", header("From")),
          Map.entry("from", header("From")),
          Map.entry("a", MailSearch::toOrHas),
          Map.entry("to", header("To")),
          Map.entry("has", MailSearch::has),
          Map.entry("objet", header("Subject")),
          Map.entry("subject", header("Subject")),
          Map.entry("mrn", text -> Optional.of(new SearchKey.Words(text))),
          Map.entry("avant", day(SearchKey.Side.BEFORE)),
          Map.entry("before", day(SearchKey.Side.BEFORE)),
          Map.entry("apres", day(SearchKey.Side.SINCE)),
          Map.entry("after", day(SearchKey.Side.SINCE)),
          Map.entry("etiquette", MailSearch::tag),
          Map.entry("tag", MailSearch::tag),
          Map.entry("est", MailSearch::is),
          Map.entry("is", MailSearch::is));

  private MailSearch() {}

  static SearchKey read(String query) {
    var keys = new ArrayList<SearchKey>();
    for (String word : words(query.substring(0, Math.min(query.length(), LONGEST)))) {
      keys.add(key(word));
    }
    return new SearchKey.And(keys);
  }

  private static SearchKey key(String word) {
    int colon = word.indexOf(':');
    if (colon > 0 && colon < word.length() - 1) {
      var operator = OPERATORS.get(plain(word.substring(0, colon)));
      if (operator != null) {
        Optional<SearchKey> key = operator.apply(unquoted(word.substring(colon + 1)));
        if (key.isPresent()) {
          return key.get();
        }
      }
    }
    return text(unquoted(word));
  }

  /// A word by its beginning; several in quotes as they stand.
  private static SearchKey text(String text) {
    return text.contains(" ")
        ? new SearchKey.And(List.of(new SearchKey.Words(text), new SearchKey.Text(text)))
        : new SearchKey.Words(text);
  }

  /// Parted by blanks outside quotes.
  private static List<String> words(String query) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    for (char c : (query + " ").toCharArray()) {
      quoted ^= c == '"';
      if (!Character.isWhitespace(c) || quoted) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words.subList(0, Math.min(words.size(), MOST));
  }

  private static String unquoted(String text) {
    return text.replace("\"", "").strip();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Function<String, Optional<SearchKey>> header(String field) {
    return text ->
        Optional.of(
            new SearchKey.And(
                List.of(new SearchKey.Words(text), new SearchKey.Header(field, text))));
  }

  private static Optional<SearchKey> tag(String text) {
    return Optional.of(MailTag.keyword(text))
        .filter(keyword -> !keyword.isEmpty())
        .map(SearchKey.Keyword::new);
  }

  private static Optional<SearchKey> toOrHas(String text) {
    return has(text).or(() -> header("To").apply(text));
  }

  private static Optional<SearchKey> has(String text) {
    String plain = plain(text);
    return plain.startsWith("piece") || plain.startsWith("attachment")
        ? Optional.of(new SearchKey.Attached())
        : Optional.empty();
  }

  private static Optional<SearchKey> is(String text) {
    return switch (plain(text)) {
      case "non-lu", "nonlu", "unread" -> Optional.of(UNREAD);
      case "lu", "read" -> Optional.of(new SearchKey.Flagged(Flags.SEEN));
      case "suivi", "flagged", "starred" -> Optional.of(new SearchKey.Flagged(Flags.FLAGGED));
      case "repondu", "answered" -> Optional.of(new SearchKey.Flagged(Flags.ANSWERED));
      default -> Optional.empty();
    };
  }

  private static Function<String, Optional<SearchKey>> day(SearchKey.Side side) {
    return text ->
        DAYS.stream()
            .flatMap(format -> date(text, format).stream())
            .map(date -> (SearchKey) new SearchKey.Day(SearchKey.Clock.RECEIVED, side, date))
            .findFirst();
  }

  private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
