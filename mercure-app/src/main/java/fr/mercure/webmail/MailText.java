// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.webmail.MailMessagePage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text with its links apart.
final class MailText {
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"]{1,2000}[^\\s<>\".,;:!?)']");
  private static final int MOST_LINKS = 500;

  private MailText() {}

  static List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (pieces.size() < 2 * MOST_LINKS && link.find()) {
      pieces.add(new Piece(text.substring(from, link.start()), ""));
      pieces.add(new Piece(link.group(), link.group()));
      from = link.end();
    }
    pieces.add(new Piece(text.substring(from), ""));
    return pieces;
  }

  /// The text under an answer, each line marked as another's.
  static String quoted(String text) {
    return text.replace("\r\n", "\n")
        .strip()
        .lines()
        .map(line -> "> " + line)
        .reduce((one, next) -> one + "\n" + next)
        .orElse("");
  }
}
