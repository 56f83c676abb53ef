// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/// What people read, in one language: words by key, and values as that language writes them.
///
/// Keys live in `i18n/<module>_fr.properties` and `_en.properties`. In a sentence, `{0}` is
/// replaced by the first value, and `{0|action|actions}` by the form that goes with that number.
public final class Texts {
  /// Clock time of the sites that Mercure serves; instants are kept in UTC and shown in this zone.
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  public static final Texts FRENCH =
      new Texts(Locale.FRANCE, "dd/MM/yyyy", "dd/MM/yyyy 'à' HH:mm", "EEEE d MMMM yyyy", 0);
  public static final Texts ENGLISH =
      new Texts(Locale.UK, "dd/MM/yyyy", "dd/MM/yyyy 'at' HH:mm", "EEEE d MMMM yyyy", 1);

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

  private final Locale locale;
  private final Map<String, String> words;
  private final DateTimeFormatter date;
  private final DateTimeFormatter instant;
  private final DateTimeFormatter longDate;
  private final DateTimeFormatter time;
  private final int leastSingular;

  private Texts(Locale locale, String date, String instant, String longDate, int leastSingular) {
    this.locale = locale;
    this.words = WordFiles.load(locale);
    this.date = DateTimeFormatter.ofPattern(date, locale);
    this.instant = DateTimeFormatter.ofPattern(instant, locale).withZone(ZONE);
    this.longDate = DateTimeFormatter.ofPattern(longDate, locale);
    this.time = DateTimeFormatter.ofPattern("HH:mm", locale).withZone(ZONE);
    this.leastSingular = leastSingular;
  }

  /// English for any English locale, French for every other.
  public static Texts in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? ENGLISH : FRENCH;
  }

  /// The sentence of a key, filled. A key that does not exist shows as itself in brackets: a page
  /// with one bad label is better than no page.
  ///
  /// @param values numbers, dates, instants and wordings are written as the language does
  public String get(String key, Object... values) {
    String sentence = words.get(key);
    return sentence == null ? "[" + key + "]" : fill(sentence, values);
  }

  /// Whether the key has words; for keys made from data, such as codes that modules invent.
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /// A sentence that came already written in both languages.
  public String of(Wording wording) {
    return wording.in(locale);
  }

  /// `23/11/2026`.
  public String date(LocalDate day) {
    return date.format(day);
  }

  /// `23/11/2026 à 09:42`, in {@link #ZONE}.
  public String date(Instant at) {
    return instant.format(at);
  }

  /// `Lundi 23 novembre 2026`, to begin a line.
  public String longDate(LocalDate day) {
    return StringUtils.capitalize(longDate.format(day));
  }

  /// `09:42`, in {@link #ZONE}.
  public String time(Instant at) {
    return time.format(at);
  }

  /// `1 204`, as the language groups digits.
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// With as many decimals as the value has: `1 029,60` stays with two.
  public String number(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Math.max(0, number.scale()));
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  /// `fr` or `en`, for the `lang` attribute.
  public String language() {
    return locale.getLanguage();
  }

  /// For formats that these methods do not cover.
  public Locale locale() {
    return locale;
  }

  private String fill(String sentence, Object... values) {
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> Matcher.quoteReplacement(replacement(place.group(1), place, values)));
  }

  private String replacement(String rank, MatchResult place, Object... values) {
    int index = Integer.parseInt(rank);
    if (index >= values.length) {
      return place.group();
    }
    return Optional.ofNullable(place.group(2))
        .map(one -> isOne(values[index]) ? one : place.group(3))
        .orElseGet(() -> written(values[index]));
  }

  /// French says "0 action", English "0 actions".
  private boolean isOne(Object number) {
    return number instanceof Number n && n.longValue() >= leastSingular && n.longValue() <= 1;
  }

  private String written(Object value) {
    return switch (value) {
      case BigDecimal n -> number(n);
      case Number n -> number(n.longValue());
      case Instant at -> date(at);
      case LocalDate day -> date(day);
      case Wording wording -> of(wording);
      default -> value.toString();
    };
  }
}
