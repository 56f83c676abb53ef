// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Flags;
import fr.mercure.mail.SearchKey;
import fr.mercure.mail.SearchKey.Clock;
import fr.mercure.mail.SearchKey.Range;
import fr.mercure.mail.SearchKey.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads search keys (RFC 9051 §6.4.4).
final class SearchReader {
  private static final int MOST_KEYS = 500;
  private static final int DEEPEST = 20;

  private final Input in;
  private int count;
  private int depth;

  SearchReader(Input in) {
    this.in = in;
  }

  boolean isNumbers() throws IOException {
    int c = in.peek();
    return (c >= '0' && c <= '9') || c == '*';
  }

  /// One or more keys; all must hold.
  SearchKey all() throws IOException, Refused {
    return rest(key());
  }

  /// As {@link #all}, the first keyword being read already.
  SearchKey allFrom(String keyword) throws IOException, Refused {
    return rest(named(keyword));
  }

  private SearchKey rest(SearchKey first) throws IOException, Refused {
    var keys = new ArrayList<SearchKey>();
    keys.add(first);
    while (in.take(' ')) {
      keys.add(key());
    }
    return keys.size() == 1 ? first : new SearchKey.And(keys);
  }

  private SearchKey key() throws IOException, Refused {
    if (++count > MOST_KEYS || depth > DEEPEST) {
      throw Refused.no("[LIMIT] The search is too large.");
    }
    if (in.at('$') || isNumbers()) {
      return new SearchKey.InNumbers(in.numbers().ranges());
    }
    if (in.take('(')) {
      depth++;
      SearchKey inner = all();
      in.expect(')');
      depth--;
      return inner;
    }
    return named(in.keyword());
  }

  private SearchKey deeper() throws IOException, Refused {
    in.space();
    depth++;
    SearchKey inner = key();
    depth--;
    return inner;
  }

  private SearchKey named(String name) throws IOException, Refused {
    return switch (name) {
      case "ALL", "OLD" -> new SearchKey.All();
      case "NEW", "RECENT" -> new SearchKey.Not(new SearchKey.All());
      case "NOT" -> new SearchKey.Not(deeper());
      case "OR" -> {
        SearchKey one = deeper();
        yield new SearchKey.Or(one, deeper());
      }
      case "UID" -> {
        in.space();
        Numbers uids = in.numbers();
        yield uids.isSaved()
            ? new SearchKey.InNumbers(List.of())
            : new SearchKey.InUids(uids.ranges());
      }
      case "SEEN", "ANSWERED", "FLAGGED", "DELETED", "DRAFT" -> flag(name);
      case "UNSEEN", "UNANSWERED", "UNFLAGGED", "UNDELETED", "UNDRAFT" ->
          new SearchKey.Not(flag(name.substring(2)));
      case "KEYWORD" -> new SearchKey.Keyword(word());
      case "UNKEYWORD" -> new SearchKey.Not(new SearchKey.Keyword(word()));
      case "MODSEQ" -> modseq();
      default -> valued(name);
    };
  }

  private SearchKey valued(String name) throws IOException, Refused {
    return switch (name) {
      case "BEFORE" -> day(Clock.RECEIVED, Side.BEFORE);
      case "ON" -> day(Clock.RECEIVED, Side.ON);
      case "SINCE" -> day(Clock.RECEIVED, Side.SINCE);
      case "SENTBEFORE" -> day(Clock.SENT, Side.BEFORE);
      case "SENTON" -> day(Clock.SENT, Side.ON);
      case "SENTSINCE" -> day(Clock.SENT, Side.SINCE);
      case "FROM", "TO", "CC", "BCC", "SUBJECT" -> new SearchKey.Header(name, text());
      case "HEADER" -> {
        String field = text();
        yield new SearchKey.Header(field, text());
      }
      case "BODY" -> new SearchKey.Body(text());
      case "TEXT" -> new SearchKey.Text(text());
      case "LARGER" -> new SearchKey.Larger(number());
      case "SMALLER" -> new SearchKey.Smaller(number());
      default -> throw Refused.bad("SEARCH does not know " + name + ".");
    };
  }

  private static SearchKey flag(String name) {
    return new SearchKey.Flagged(Flags.of(List.of("\\" + name)).system());
  }

  private SearchKey modseq() throws IOException, Refused {
    in.space();
    if (in.at('"')) {
      in.string();
      in.space();
      in.keyword();
      in.space();
    }
    return new SearchKey.Modseq(in.number());
  }

  private SearchKey day(Clock clock, Side side) throws IOException, Refused {
    return new SearchKey.Day(clock, side, Dates.date(text()));
  }

  private String word() throws IOException, Refused {
    in.space();
    return in.atom();
  }

  private String text() throws IOException, Refused {
    in.space();
    return in.astring().replace('\0', ' ');
  }

  private long number() throws IOException, Refused {
    in.space();
    return in.number();
  }

  /// The key with UIDs in place of what only the client's view explains.
  static SearchKey resolved(SearchKey key, View view) throws Refused {
    return switch (key) {
      case SearchKey.InNumbers(var ranges) -> uids(view.select(new Numbers(ranges), false));
      case SearchKey.InUids(var ranges) -> uids(view.select(new Numbers(ranges), true));
      default -> key;
    };
  }

  private static SearchKey uids(List<Long> uids) {
    var ranges = new ArrayList<Range>();
    long first = 0;
    long last = -1;
    for (long uid : uids) {
      if (uid != last + 1) {
        if (last > 0) {
          ranges.add(new Range(first, last));
        }
        first = uid;
      }
      last = uid;
    }
    if (last > 0) {
      ranges.add(new Range(first, last));
    }
    return new SearchKey.InUids(ranges);
  }
}
