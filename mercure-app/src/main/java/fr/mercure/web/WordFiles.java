// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Reads the words of all modules on the class path.
final class WordFiles {
  private WordFiles() {}

  /// @throws IllegalStateException if two modules use the same key
  static Map<String, String> load(Locale locale) {
    var words = new HashMap<String, String>();
    String pattern = "classpath*:i18n/*_%s.properties".formatted(locale.getLanguage());
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        add(file, words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words " + pattern, e);
    }
    return Map.copyOf(words);
  }

  private static void add(Resource file, Map<String, String> words) throws IOException {
    var read = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    for (String key : read.stringPropertyNames()) {
      if (words.put(key, spaced(read.getProperty(key))) != null) {
        throw new IllegalStateException("key %s twice, also in %s".formatted(key, file));
      }
    }
  }

  /// French puts a space before high punctuation; it must not break the line. The files hold plain
  /// spaces, which editors show.
  private static String spaced(String sentence) {
    return sentence.replaceAll(" ([:;?!%€»])", "\u00a0$1").replace("« ", "«\u00a0");
  }
}
