// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Texts;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Searches a code list by code or by word, accents and case aside.
record CodeSearch(ReferenceData data, CodeList list, LocalDate day, Texts texts) {

  /// Codes that begin like what was typed come first, then those whose words contain it.
  List<CodeFound> find(String typed, int most) {
    String wanted = plain(typed.strip());
    return data.all(list, day).stream()
        .map(code -> new CodeFound(code.value(), label(code)))
        .filter(found -> isLike(found, wanted))
        .sorted(
            Comparator.comparing((CodeFound found) -> !plain(found.code()).startsWith(wanted))
                .thenComparing(CodeFound::code))
        .limit(most)
        .toList();
  }

  private static boolean isLike(CodeFound found, String wanted) {
    return plain(found.code()).startsWith(wanted) || plain(found.label()).contains(wanted);
  }

  /// Words of the table; for countries and currencies, those of the Java platform.
  private String label(Code code) {
    String words = texts.of(code.words());
    if (!words.isEmpty()) {
      return words;
    }
    return switch (list) {
      case COUNTRY, UNION_COUNTRY, NATIONAL_COUNTRY ->
          Locale.of("", code.value()).getDisplayCountry(texts.locale());
      case CURRENCY -> currency(code.value());
      default -> "";
    };
  }

  private String currency(String code) {
    try {
      return Currency.getInstance(code).getDisplayName(texts.locale());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
