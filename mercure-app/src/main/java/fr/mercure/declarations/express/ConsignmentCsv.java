// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads consignments from a CSV file, one after the other: a line for each item, columns named as
/// the fields of the form (`lrn`, `office`, `item.commodity`…). Lines that follow one another under
/// the same LRN are one consignment, whose other columns are read from its first line.
///
/// Separated by `;`, `,` or tabs, as the first line is; quoted as RFC 4180 says; UTF-8, with or
/// without byte order mark. Bounded: a line that is too long ends the reading with a fault.
final class ConsignmentCsv implements AutoCloseable {
  private static final int LONGEST_LINE = 20_000;
  private static final int MOST_COLUMNS = 120;
  private static final String LRN = "lrn";

  private final BufferedReader lines;
  private final List<Optional<DraftField>> columns = new ArrayList<>();
  private char separator = ';';
  private int number;
  private int lrn = -1;
  private Wording fault = Wording.NONE;
  private Optional<Row> ahead = Optional.empty();

  /// A line of the file, cut into cells.
  private record Row(int number, List<String> cells) {}

  /// One consignment of the file.
  ///
  /// @param line its first line, from 1
  record Consignment(int line, DraftContent content) {}

  ConsignmentCsv(InputStream file) throws IOException {
    this.lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    readHead();
  }

  /// Why reading ended before the file did; {@link Wording#NONE} if it did not.
  Wording fault() {
    return fault;
  }

  /// The next consignment, or nothing at the end of the file or at a fault.
  Optional<Consignment> next() throws IOException {
    Optional<Row> first = ahead.isPresent() ? ahead : row();
    ahead = Optional.empty();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    DraftContent content = fill(DraftContent.EMPTY, first.get(), 1);
    String reference = cell(first.get(), lrn);
    Optional<Row> more = row();
    for (int item = 2; more.isPresent() && belongs(more.get(), reference, item); item++) {
      content = fill(content, more.get(), item);
      more = row();
    }
    ahead = more;
    return Optional.of(new Consignment(first.get().number(), content));
  }

  private boolean belongs(Row row, String reference, int item) {
    return !reference.isEmpty()
        && cell(row, lrn).equals(reference)
        && item <= DraftContent.MOST_ITEMS;
  }

  private DraftContent fill(DraftContent content, Row row, int item) {
    var filled = new HashMap<DraftSlot, String>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      columns
          .get(i)
          .filter(field -> item == 1 || field.isOfItem())
          .ifPresent(field ->
              filled.put(
                  new DraftSlot(field, field.isOfItem() ? item : 0, field.isOfRow() ? 1 : 0),
                  DraftTyping.kept(field, cell(row, at))));
    }
    return content.withAll(filled);
  }

  private static String cell(Row row, int column) {
    return column >= 0 && column < row.cells().size() ? row.cells().get(column).strip() : "";
  }

  private void readHead() throws IOException {
    Optional<String> head = line().map(text -> text.replace("\ufeff", ""));
    if (head.isEmpty()) {
      fault =
          new Wording(
              "Le fichier est vide. La première ligne nomme les colonnes.",
              "The file is empty. The first line names the columns.");
      return;
    }
    separator = separator(head.get());
    List<String> names = cells(head.get());
    names.stream().limit(MOST_COLUMNS).forEach(name -> columns.add(column(name.strip())));
    lrn = names.stream().map(String::strip).toList().indexOf(LRN);
    if (lrn < 0 && fault.equals(Wording.NONE)) {
      fault =
          new Wording(
              "La colonne lrn manque. Partez du fichier modèle.",
              "Column lrn is missing. Start from the sample file.");
    }
  }

  private Optional<DraftField> column(String name) {
    Optional<DraftField> found =
        DraftForm.FIELDS.stream().filter(field -> field.column().equals(name)).findFirst();
    if (found.isEmpty() && fault.equals(Wording.NONE)) {
      String cut = name.substring(0, Math.min(name.length(), 40));
      fault =
          new Wording(
                  "La colonne « {0} » n’existe pas. Le fichier modèle donne tous les noms.",
                  "There is no column \"{0}\". The sample file has all the names.")
              .with(cut);
    }
    return found;
  }

  private static char separator(String head) {
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private Optional<Row> row() throws IOException {
    while (fault.equals(Wording.NONE)) {
      Optional<String> text = line();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (!text.get().isBlank()) {
        return Optional.of(new Row(number, cells(text.get())));
      }
    }
    return Optional.empty();
  }

  /// A line; quoted line breaks are not taken: no field of ours holds one.
  private Optional<String> line() throws IOException {
    var text = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    while (c >= 0 && c != '\n') {
      if (text.length() >= LONGEST_LINE) {
        fault =
            new Wording(
                    "La ligne {0} dépasse {1} caractères. Coupez-la, puis envoyez le reste.",
                    "Line {0} is longer than {1} characters. Cut it, then send the rest.")
                .with(Integer.toString(number), Integer.toString(LONGEST_LINE));
        return Optional.empty();
      }
      if (c != '\r') {
        text.append((char) c);
      }
      c = lines.read();
    }
    return Optional.of(text.toString());
  }

  private List<String> cells(String text) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
