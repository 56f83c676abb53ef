// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.SieveFault.Code;

/// A word of a script (RFC 5228 §8.1).
///
/// @param text of a string, unquoted; of a tag, without its colon; of a mark, itself
/// @param number of a number
record Token(Kind kind, String text, long number, int line, int column) {
  /// What it is.
  enum Kind {
    IDENTIFIER,
    TAG,
    NUMBER,
    STRING,
    MARK,
    END
  }

  boolean is(char mark) {
    return kind == Kind.MARK && text.charAt(0) == mark;
  }

  SieveFault.Found fault(Code code) {
    return fault(code, kind == Kind.END ? "" : shown());
  }

  SieveFault.Found fault(Code code, String detail) {
    return new SieveFault.Found(new SieveFault(line, column, code, detail));
  }

  private String shown() {
    String all = kind == Kind.NUMBER ? Long.toString(number) : text;
    return all.length() <= 40 ? all : all.substring(0, 40) + "…";
  }
}
