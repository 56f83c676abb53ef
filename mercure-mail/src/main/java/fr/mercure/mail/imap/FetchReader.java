// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.imap.FetchItem.Fact;
import fr.mercure.mail.imap.FetchItem.Section;
import fr.mercure.mail.imap.FetchItem.What;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads what FETCH is asked for.
final class FetchReader {
  private static final int MOST_ITEMS = 50;
  private static final int MOST_FIELDS = 200;
  private static final int DEEPEST = 40;

  private final Input in;

  FetchReader(Input in) {
    this.in = in;
  }

  List<FetchItem> items() throws IOException, Refused {
    if (!in.take('(')) {
      return macro(name());
    }
    var items = new ArrayList<FetchItem>();
    do {
      items.addAll(item(name()));
      if (items.size() > MOST_ITEMS) {
        throw Refused.no("[LIMIT] FETCH takes 50 items.");
      }
    } while (in.take(' '));
    in.expect(')');
    return items;
  }

  /// A name, which ends at a bracket.
  private String name() throws IOException, Refused {
    var name = new StringBuilder();
    while (isNameChar(in.peek())) {
      name.append(in.taken());
      if (name.length() > 40) {
        throw Refused.bad("FETCH does not know that.");
      }
    }
    return name.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isNameChar(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || c == '.';
  }

  private List<FetchItem> macro(String name) throws IOException, Refused {
    return switch (name) {
      case "FAST" -> List.of(Fact.FLAGS, Fact.INTERNALDATE, Fact.SIZE);
      case "ALL" -> List.of(Fact.FLAGS, Fact.INTERNALDATE, Fact.SIZE, Fact.ENVELOPE);
      case "FULL" -> List.of(Fact.FLAGS, Fact.INTERNALDATE, Fact.SIZE, Fact.ENVELOPE, Fact.BODY);
      default -> item(name);
    };
  }

  private List<FetchItem> item(String name) throws IOException, Refused {
    FetchItem item =
        switch (name) {
          case "FLAGS" -> Fact.FLAGS;
          case "UID" -> Fact.UID;
          case "INTERNALDATE" -> Fact.INTERNALDATE;
          case "RFC822.SIZE" -> Fact.SIZE;
          case "ENVELOPE" -> Fact.ENVELOPE;
          case "BODYSTRUCTURE" -> Fact.BODYSTRUCTURE;
          case "MODSEQ" -> Fact.MODSEQ;
          case "RFC822" -> whole("RFC822", What.ALL, false);
          case "RFC822.HEADER" -> whole("RFC822.HEADER", What.HEADER, true);
          case "RFC822.TEXT" -> whole("RFC822.TEXT", What.TEXT, false);
          case "BODY" -> in.at('[') ? section("BODY", false) : Fact.BODY;
          case "BODY.PEEK" -> section("BODY", true);
          case "BINARY" -> binary("BINARY", What.DECODED, false);
          case "BINARY.PEEK" -> binary("BINARY", What.DECODED, true);
          case "BINARY.SIZE" -> binary("BINARY.SIZE", What.DECODED_SIZE, true);
          default -> throw Refused.bad("FETCH does not know " + name + ".");
        };
    return List.of(item);
  }

  private static Section whole(String label, What what, boolean peeks) {
    return new Section(label, List.of(), what, List.of(), peeks, -1, 0);
  }

  private Section binary(String label, What what, boolean peeks) throws IOException, Refused {
    in.expect('[');
    List<Integer> path = new ArrayList<>();
    if (!in.at(']')) {
      do {
        path.add(partNumber());
      } while (in.take('.'));
    }
    in.expect(']');
    String whole = label + "[" + join(path) + "]";
    var section = new Section(whole, path, what, List.of(), peeks, -1, 0);
    return what == What.DECODED ? cut(section) : section;
  }

  private int partNumber() throws IOException, Refused {
    long number = in.number();
    if (number < 1 || number > 100_000) {
      throw Refused.bad("There is no such part.");
    }
    return (int) number;
  }

  private Section section(String label, boolean peeks) throws IOException, Refused {
    in.expect('[');
    var path = new ArrayList<Integer>();
    String text = "";
    while (!in.at(']')) {
      int c = in.peek();
      if (c >= '0' && c <= '9' && path.size() < DEEPEST) {
        path.add(partNumber());
        if (!in.take('.')) {
          break;
        }
      } else {
        text = name();
        break;
      }
    }
    What what = what(text, path);
    List<String> fields = what == What.FIELDS || what == What.FIELDS_NOT ? fields() : List.of();
    in.expect(']');
    String whole = label + "[" + join(path) + (path.isEmpty() || text.isEmpty() ? "" : ".") + text;
    String names = fields.isEmpty() ? "" : " (" + String.join(" ", fields) + ")";
    return cut(new Section(whole + names + "]", path, what, fields, peeks, -1, 0));
  }

  private static What what(String text, List<Integer> path) throws Refused {
    return switch (text) {
      case "" -> What.ALL;
      case "HEADER" -> What.HEADER;
      case "HEADER.FIELDS" -> What.FIELDS;
      case "HEADER.FIELDS.NOT" -> What.FIELDS_NOT;
      case "TEXT" -> What.TEXT;
      case "MIME" -> {
        if (path.isEmpty()) {
          throw Refused.bad("MIME needs a part.");
        }
        yield What.MIME;
      }
      default -> throw Refused.bad("There is no such section.");
    };
  }

  private List<String> fields() throws IOException, Refused {
    in.space();
    in.expect('(');
    var fields = new ArrayList<String>();
    do {
      fields.add(in.astring().toUpperCase(Locale.ROOT));
    } while (in.take(' ') && fields.size() < MOST_FIELDS);
    in.expect(')');
    for (String field : fields) {
      if (field.isEmpty()
          || field.chars().anyMatch(c -> c <= ' ' || c > 126 || "():{\"\\%*]".indexOf(c) >= 0)) {
        throw Refused.bad("A header has no such field.");
      }
    }
    return fields;
  }

  private Section cut(Section section) throws IOException, Refused {
    if (!in.take('<')) {
      return section;
    }
    long from = in.number();
    in.expect('.');
    long length = in.number();
    in.expect('>');
    return section.cut(from, length);
  }

  private static String join(List<Integer> path) {
    return String.join(".", path.stream().map(String::valueOf).toList());
  }
}
