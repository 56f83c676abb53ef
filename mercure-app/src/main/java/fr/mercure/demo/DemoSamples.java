// SPDX-License-Identifier: Apache-2.0
package fr.mercure.demo;

import fr.mercure.messages.Catalogue;
import fr.mercure.messages.JsonForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the demo lodges: the samples of the repository under references that nobody has used, so
/// that the story can be told again on the same instance.
final class DemoSamples {
  private static final Pattern LRN =
      Pattern.compile("(<FunctionalReferenceID>)[^<]*(</FunctionalReferenceID>)");

  private final Path folder;
  private final String series;

  /// @param folder of the samples
  /// @param now no other demo has begun in this millisecond
  DemoSamples(Path folder, Instant now) {
    this.folder = folder;
    this.series = "D" + Long.toString(now.toEpochMilli(), 36).toUpperCase(Locale.ROOT);
  }

  /// An H7 in XML.
  ///
  /// @param sample such as `h7-green.xml`
  /// @param end of its reference, such as `GREEN`
  String xml(String sample, String end) throws IOException {
    String text = Files.readString(folder.resolve(sample));
    return LRN.matcher(text)
        .replaceFirst("$1" + Matcher.quoteReplacement(series + "-" + end) + "$2");
  }

  /// The same message in the JSON form of the API.
  String json(String sample, String end) throws IOException {
    byte[] xml = xml(sample, end).getBytes(StandardCharsets.UTF_8);
    Catalogue catalogue = Catalogue.standard();
    var form = new JsonForm(catalogue.find("H7").orElseThrow());
    return new String(form.toJson(catalogue.read(xml).tape()), StandardCharsets.UTF_8);
  }

  /// Consignments made from the rows of `h7-consignments.csv`, one a line, under the head that
  /// names the columns.
  ///
  /// @param count how many
  String csv(int count) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("h7-consignments.csv"));
    var csv = new StringBuilder(rows.getFirst()).append('\n');
    for (int i = 0; i < count; i++) {
      String row = rows.get(1 + i % (rows.size() - 1));
      csv.append("%s-%06d".formatted(series, i + 1)).append(row.substring(row.indexOf(';')));
      csv.append('\n');
    }
    return csv.toString();
  }
}
