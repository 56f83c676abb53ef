// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.Date;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A search as an SQL condition over `p` (placement), `m` (message) and `r` (reading), with its
/// values. What the client sent is in the values only.
final class SearchSql {
  static final String ATTACHED = "position('\"attachment\"' in lower(m.structure)) > 0";

  private static final int FEW = 50;
  private static final int MOST_WORDS = 20;

  private final Map<String, Object> values = new HashMap<>();

  Map<String, Object> values() {
    return values;
  }

  String condition(SearchKey key) {
    return switch (key) {
      case SearchKey.All() -> "true";
      case SearchKey.And(var keys) ->
          keys.isEmpty()
              ? "true"
              : keys.stream().map(this::condition).collect(Collectors.joining(" and ", "(", ")"));
      case SearchKey.Or(var one, var other) ->
          "(" + condition(one) + " or " + condition(other) + ")";
      case SearchKey.Not(var not) -> "not coalesce(" + condition(not) + ", false)";
      case SearchKey.InUids uids -> inUids(uids);
      case SearchKey.InNumbers _ ->
          throw new IllegalArgumentException("numbers of the client mean nothing here");
      case SearchKey.Flagged(int flag) ->
          "(p.flags | coalesce(r.flags, 0)) & " + value(flag) + " <> 0";
      case SearchKey.Keyword(String keyword) ->
          "exists (select from unnest(p.keywords) k where lower(k) = "
              + value(keyword.toLowerCase(Locale.ROOT))
              + ")";
      case SearchKey.Day day -> day(day);
      case SearchKey.Header(String field, String text) -> header(field, text);
      case SearchKey.Body(String text) -> within("m.words", text);
      case SearchKey.Text(String text) ->
          "(" + within("m.headers", text) + " or " + within("m.words", text) + ")";
      case SearchKey.Words(String text) -> words(text);
      case SearchKey.Attached() -> ATTACHED;
      case SearchKey.Larger(long bytes) -> "m.size > " + value(bytes);
      case SearchKey.Smaller(long bytes) -> "m.size < " + value(bytes);
      case SearchKey.Modseq(long from) ->
          "greatest(p.modseq, coalesce(r.modseq, 0)) >= " + value(from);
    };
  }

  private String inUids(SearchKey.InUids uids) {
    if (uids.ranges().isEmpty()) {
      return "false";
    }
    if (uids.ranges().size() > FEW) {
      return "p.uid = any(" + value(each(uids)) + ")";
    }
    return uids.ranges().stream()
        .map(r -> "p.uid between " + value(r.first()) + " and " + value(r.last()))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static Long[] each(SearchKey.InUids uids) {
    return uids.ranges().stream()
        .flatMapToLong(r -> LongStream.rangeClosed(r.first(), r.last()))
        .boxed()
        .toArray(Long[]::new);
  }

  private String day(SearchKey.Day key) {
    String day =
        switch (key.clock()) {
          case RECEIVED -> "(p.received_at at time zone 'UTC')::date";
          case SENT -> "(coalesce(m.sent_at, p.received_at) at time zone 'UTC')::date";
        };
    String compared =
        switch (key.side()) {
          case BEFORE -> " < ";
          case ON -> " = ";
          case SINCE -> " >= ";
        };
    return day + compared + value(Date.valueOf(key.day()));
  }

  private String header(String field, String text) {
    String name = value(field.toLowerCase(Locale.ROOT) + ":");
    return """
    exists (select from unnest(string_to_array(m.headers, E'\\n')) h
      where starts_with(lower(h), %s) and %s)\
    """
        .formatted(name, within("substr(h, length(" + name + ") + 1)", text));
  }

  private String within(String column, String text) {
    return text.isEmpty()
        ? "true"
        : "position(" + value(text.toLowerCase(Locale.ROOT)) + " in lower(" + column + ")) > 0";
  }

  private String words(String text) {
    String query =
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(word -> "quote_literal(mail.plain(" + value(word) + ")) || ':*'")
            .collect(Collectors.joining(" || ' & ' || "));
    return query.isEmpty() ? "true" : "m.found @@ to_tsquery('simple', " + query + ")";
  }

  private String value(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }
}
