// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

/// The form of the echo: a line `name: value` for each header that the server received, in lower
/// case. And the script whose bytes both sides know.
public final class Echo {
  /// What `/acces/temoin.js` must bring, byte for byte.
  public static final String SCRIPT =
      "/* acces : ne pas modifier */\nfunction acces() { return \"canary\"; }\n";

  private Echo() {}

  /// The value of a header in an echo; empty if it did not arrive.
  static String value(String echo, String header) {
    return echo.lines()
        .filter(line -> line.startsWith(header + ":"))
        .map(line -> line.substring(header.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
