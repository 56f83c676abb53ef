// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Where each requirement of OWASP ASVS 5.0.0 stands, `docs/security/asvs.csv`, against the tree:
/// what it points to is there, and each test that it names bears the id of the requirement.
class AsvsTest {
  private static final Path ROOT = root();
  private static final Pattern ID = Pattern.compile("V([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{1,2})");

  /// Requirements of levels 1 and 2 by chapter; WebRTC, chapter 17, is out of scope.
  private static final Map<Integer, Long> EXPECTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(1, 27L),
              Map.entry(2, 11L),
              Map.entry(3, 19L),
              Map.entry(4, 10L),
              Map.entry(5, 9L),
              Map.entry(6, 35L),
              Map.entry(7, 18L),
              Map.entry(8, 7L),
              Map.entry(9, 7L),
              Map.entry(10, 29L),
              Map.entry(11, 14L),
              Map.entry(12, 9L),
              Map.entry(13, 13L),
              Map.entry(14, 9L),
              Map.entry(15, 13L),
              Map.entry(16, 16L)));

  private final List<Row> rows = read();
  private final Map<String, Path> tests = files("src/test/java");

  /// One line.
  ///
  /// @param where files and classes
  /// @param test classes, or `Class#method`
  private record Row(
      String id, int level, String status, String where, List<String> test, String note) {
    int chapter() {
      Matcher id = ID.matcher(id());
      assertThat(id.matches()).as(id()).isTrue();
      return Integer.parseInt(id.group(1));
    }
  }

  @Test
  void holdsEveryRequirementOnce() {
    assertThat(rows).extracting(Row::id).doesNotHaveDuplicates().hasSize(246);
    Map<Integer, Long> chapters =
        rows.stream()
            .collect(Collectors.groupingBy(Row::chapter, TreeMap::new, Collectors.counting()));
    assertThat(chapters).isEqualTo(EXPECTED);
    assertThat(rows).allMatch(row -> row.level() == 1 || row.level() == 2);
    assertThat(rows).filteredOn(row -> row.level() == 1).hasSize(70);
  }

  @Test
  void saysHonestlyWhereEachStands() {
    assertThat(rows)
        .allMatch(row -> row.status().matches("met|partly|not yet|not applicable"))
        .filteredOn(row -> row.status().matches("partly|not applicable"))
        .as("says why")
        .allMatch(row -> !row.note().isEmpty() || !row.where().isEmpty());
  }

  /// Authentication, sessions, authorisation, tokens and OAuth are complete.
  @Test
  void triesAllOfIdentityThatAppliesAndIsThere() {
    List<Row> core =
        rows.stream().filter(row -> row.chapter() >= 6 && row.chapter() <= 10).toList();

    assertThat(core).hasSize(96);
    assertThat(core)
        .filteredOn(row -> row.status().matches("met|partly"))
        .allSatisfy(row -> assertThat(row.test()).as(row.id()).isNotEmpty());
  }

  /// ASVS V6.1.1.
  @Test
  void pointsToWhatExists() {
    Map<String, Path> main = files("src/main");
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(row.where().split(" "))
                .as(row.id())
                .allMatch(name -> name.isEmpty() || exists(name, main)));
  }

  private boolean exists(String name, Map<String, Path> main) {
    return main.containsKey(name)
        || main.containsKey(name + ".java")
        || tests.containsKey(name + ".java")
        || Files.exists(ROOT.resolve(name))
        || main.values().stream()
            .anyMatch(file -> file.toString().contains("/" + name.replace('.', '/') + "/"));
  }

  @Test
  void namesTestsThatBearTheId() {
    assertThat(rows)
        .allSatisfy(row ->
            row.test()
                .forEach(test ->
                    assertThat(bears(test, row.id())).as("%s, %s", row.id(), test).isTrue()));
  }

  /// In the comment before the method, or anywhere in the class if that is named alone.
  private boolean bears(String test, String id) {
    String[] parts = test.split("#", -1);
    String text = text(Objects.requireNonNull(tests.get(parts[0] + ".java"), test));
    if (parts.length == 1) {
      return Pattern.compile("/// ASVS [^\\n]*\\b" + Pattern.quote(id) + "\\b")
          .matcher(text)
          .find();
    }
    int method = text.indexOf(" " + parts[1] + "(");
    int before = method < 0 ? 0 : text.lastIndexOf("\n  }\n", method);
    String comment = method < 0 ? "" : text.substring(Math.max(0, before), method);
    return Pattern.compile("/// ASVS [^\\n]*\\b" + Pattern.quote(id) + "\\b")
        .matcher(comment)
        .find();
  }

  private static List<Row> read() {
    return text(ROOT.resolve("docs/security/asvs.csv"))
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("id,"))
        .map(AsvsTest::row)
        .toList();
  }

  private static Row row(String line) {
    List<String> cells =
        Pattern.compile("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")
            .matcher(line)
            .results()
            .map(cell -> cell.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""))
            .toList();
    assertThat(cells).as(line).hasSize(6);
    return new Row(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        cells.get(2),
        cells.get(3),
        Arrays.stream(cells.get(4).split(" ")).filter(test -> !test.isEmpty()).toList(),
        cells.get(5));
  }

  /// Files under this folder of every module, by name; the first of a name wins.
  private static Map<String, Path> files(String folder) {
    var found = new TreeMap<String, Path>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve(folder))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve(folder))) {
          files.filter(Files::isRegularFile).forEach(f -> found.putIfAbsent(name(f), f));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/security/asvs.csv"))) {
      here = Objects.requireNonNull(here.getParent(), "no docs/security/asvs.csv above");
    }
    return here;
  }
}
