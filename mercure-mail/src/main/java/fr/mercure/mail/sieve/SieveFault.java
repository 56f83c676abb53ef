// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

/// Why a script is not taken.
///
/// @param line from 1
/// @param column from 1
/// @param code for words in the reader's language
/// @param detail what was found there, or is missing; may be empty
public record SieveFault(int line, int column, Code code, String detail) {
  /// What is wrong.
  public enum Code {
    TOO_LONG("the script is too long"),
    TOO_DEEP("tests or blocks are nested too deep"),
    TOO_MANY("there are too many of these"),
    NOT_UTF8("the text is no UTF-8"),
    UNFINISHED("the script ends within something"),
    UNEXPECTED("this does not belong here"),
    UNKNOWN_COMMAND("there is no such command"),
    UNKNOWN_TEST("there is no such test"),
    UNKNOWN_TAG("there is no such tag here"),
    UNKNOWN_EXTENSION("this extension is not spoken here"),
    UNKNOWN_COMPARATOR("there is no such comparator"),
    REQUIRE_FIRST("require stands before everything else"),
    REQUIRE_MISSING("this needs a require"),
    ARGUMENTS("the arguments are not those of this command"),
    NUMBER_TOO_LARGE("the number is too large"),
    NO_ADDRESS("this is no mail address");

    private final String text;

    Code(String text) {
      this.text = text;
    }
  }

  /// As ManageSieve tells it.
  @Override
  public String toString() {
    String what = detail.isEmpty() ? "" : " (" + detail + ")";
    return "line " + line + ", column " + column + ": " + code.text + what;
  }

  /// Carries a fault out of the reader; caught there.
  static final class Found extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SieveFault fault;

    Found(SieveFault fault) {
      super(fault.toString(), null, false, false);
      this.fault = fault;
    }

    SieveFault fault() {
      return fault;
    }
  }
}
