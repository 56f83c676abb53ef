// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.SieveFault.Code;
import fr.mercure.mail.sieve.Token.Kind;

/// Takes the words of a script one after another, leaving out blanks and comments.
final class Lexer {
  private static final long LARGEST = Integer.MAX_VALUE;

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  Lexer(String text) {
    this.text = text;
  }

  Token next() throws SieveFault.Found {
    skipBlanks();
    if (at >= text.length()) {
      return token(Kind.END, "", 0, at);
    }
    char c = text.charAt(at);
    if (isLetter(c)) {
      return identifier();
    }
    if (c >= '0' && c <= '9') {
      return number();
    }
    return switch (c) {
      case '"' -> quoted();
      case ':' -> tag();
      case ';', '{', '}', '(', ')', '[', ']', ',' -> {
        at++;
        yield token(Kind.MARK, Character.toString(c), 0, at - 1);
      }
      default -> throw fault(Code.UNEXPECTED, at, Character.toString(c));
    };
  }

  private Token token(Kind kind, String word, long number, int start) {
    return new Token(kind, word, number, line, start - lineStart + 1);
  }

  private SieveFault.Found fault(Code code, int place, String detail) {
    return new SieveFault.Found(new SieveFault(line, place - lineStart + 1, code, detail));
  }

  private void skipBlanks() throws SieveFault.Found {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (c == '/' && text.startsWith("/*", at)) {
        skipComment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        pass();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void skipComment() throws SieveFault.Found {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw fault(Code.UNFINISHED, at, "/*");
    }
    while (at < end + 2) {
      pass();
    }
  }

  /// One character on, counting lines.
  private char pass() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private String word() {
    int start = at;
    while (at < text.length()
        && (isLetter(text.charAt(at)) || (text.charAt(at) >= '0' && text.charAt(at) <= '9'))) {
      at++;
    }
    return text.substring(start, at);
  }

  private Token identifier() throws SieveFault.Found {
    int start = at;
    String word = word();
    return word.equalsIgnoreCase("text") && at < text.length() && text.charAt(at) == ':'
        ? multiline(start)
        : token(Kind.IDENTIFIER, word, 0, start);
  }

  private Token tag() throws SieveFault.Found {
    int start = at++;
    if (at >= text.length() || !isLetter(text.charAt(at))) {
      throw fault(Code.UNEXPECTED, start, ":");
    }
    return token(Kind.TAG, word(), 0, start);
  }

  private Token number() throws SieveFault.Found {
    int start = at;
    long number = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      number = Math.min(LARGEST + 1, number * 10 + text.charAt(at++) - '0');
    }
    if (at < text.length()) {
      int shift = "KMG".indexOf(Character.toUpperCase(text.charAt(at))) + 1;
      at += shift > 0 ? 1 : 0;
      number <<= 10 * shift;
    }
    if (number > LARGEST) {
      throw fault(Code.NUMBER_TOO_LARGE, start, text.substring(start, Math.min(at, start + 20)));
    }
    return token(Kind.NUMBER, "", number, start);
  }

  private Token quoted() throws SieveFault.Found {
    Token begin = token(Kind.STRING, "", 0, at);
    at++;
    var string = new StringBuilder();
    while (at < text.length()) {
      char c = pass();
      if (c == '"') {
        return new Token(Kind.STRING, string.toString(), 0, begin.line(), begin.column());
      }
      string.append(c == '\\' && at < text.length() ? pass() : c);
    }
    throw begin.fault(Code.UNFINISHED, "\"");
  }

  /// `text:` up to a line with a single dot; a dot before a dot is taken away.
  private Token multiline(int start) throws SieveFault.Found {
    Token begin = token(Kind.STRING, "", 0, start);
    at++;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '#') {
      skipLine();
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at >= text.length() || pass() != '\n') {
      throw begin.fault(Code.UNEXPECTED, "text:");
    }
    return lines(begin);
  }

  private Token lines(Token begin) throws SieveFault.Found {
    var string = new StringBuilder();
    while (at < text.length()) {
      int start = at;
      skipLine();
      String whole = text.substring(start, at);
      String bare = whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
      if (at < text.length()) {
        pass();
      }
      if (bare.equals(".")) {
        return new Token(Kind.STRING, string.toString(), 0, begin.line(), begin.column());
      }
      string.append(bare.startsWith("..") ? bare.substring(1) : bare).append("\r\n");
    }
    throw begin.fault(Code.UNFINISHED, "text:");
  }
}
