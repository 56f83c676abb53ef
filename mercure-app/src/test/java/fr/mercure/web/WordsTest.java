// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of all modules: complete in both languages, all of them used, none left in a template.
class WordsTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)*\\.?)\"");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:\\btext|texts(?:\\(\\))?\\.get)\\(\\s*\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"\\s*[,)]");

  @Test
  void haveTheSameKeysInBothLanguages() {
    for (String module : modules()) {
      assertThat(words(module, "en").stringPropertyNames())
          .as(module)
          .containsExactlyInAnyOrderElementsOf(words(module, "fr").stringPropertyNames());
    }
  }

  /// Values shown; where a form depends on a number, each language decides.
  @Test
  void haveTheSamePlacesInBothLanguages() {
    for (String module : modules()) {
      Properties french = words(module, "fr");
      Properties english = words(module, "en");
      for (String key : french.stringPropertyNames()) {
        assertThat(places(english.getProperty(key, "")))
            .as(key)
            .isEqualTo(places(french.getProperty(key)));
      }
    }
  }

  @Test
  void areAllUsed() {
    var literals = new TreeSet<String>();
    sources().forEach(source -> found(LITERAL, source).forEach(literals::add));
    List<String> beginnings = literals.stream().filter(l -> l.endsWith(".")).toList();
    assertThat(keys())
        .filteredOn(key -> !literals.contains(key))
        .filteredOn(key -> beginnings.stream().noneMatch(key::startsWith))
        .isEmpty();
  }

  @Test
  void existWhereverOneIsAskedFor() {
    assertThat(sources().stream().flatMap(source -> found(ASKED, source).stream()))
        .isSubsetOf(keys());
  }

  @Test
  void standInNoTemplate() throws IOException {
    try (Stream<Path> templates = Files.walk(MAIN.resolve("jte"))) {
      for (Path template : templates.filter(p -> p.toString().endsWith(".jte")).toList()) {
        assertThat(RawText.in(Files.readString(template))).as(template.toString()).isEmpty();
      }
    }
  }

  @Test
  void wouldBeFoundInATemplate() {
    assertThat(RawText.in("<p class=\"x\">Bonjour ${name}</p>")).containsExactly("Bonjour");
    assertThat(RawText.in("@if(a > b)\n<a title=\"Fermer\">${x}</a>@endif"))
        .containsExactly("Fermer");
    assertThat(RawText.in("@template.component.panel(id = \"a\", content = @`<p>Ici</p>`)"))
        .containsExactly("Ici");
    assertThat(RawText.in("<kbd>Esc</kbd> <code>curl</code> ${\"a\"} · Mercure –")).isEmpty();
  }

  private static List<String> modules() {
    try (Stream<Path> files = Files.list(MAIN.resolve("resources/i18n"))) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith("_fr.properties"))
          .map(name -> name.substring(0, name.indexOf("_fr")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties words(String module, String language) {
    Path file = MAIN.resolve("resources/i18n/%s_%s.properties".formatted(module, language));
    var words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static List<String> keys() {
    return modules().stream()
        .flatMap(module -> words(module, "fr").stringPropertyNames().stream())
        .toList();
  }

  private static String places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(place -> place.group(1))
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static List<String> found(Pattern pattern, String source) {
    return pattern.matcher(source).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(p -> p.toString().endsWith(".java") || p.toString().endsWith(".jte"))
          .map(WordsTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
