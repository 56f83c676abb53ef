// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.RightOutcome.Why;
import fr.mercure.kernel.Wording;
import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Texts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Why a decision on rights or mandates was not taken: RFC 9457 problems for machines, help pages
/// for all.
@Component
final class RightProblems implements FindingCatalogue {
  private static final String WORDS = "right.refused.";
  private static final Wording REMEDY =
      new Wording(
          "Relisez ce qui est en place, puis décidez de nouveau.",
          "Read again what is in place, then decide again.");

  static ResponseEntity<Map<String, Object>> answer(Why why, Locale locale) {
    return answer(why.code, WORDS + why, locale);
  }

  /// @param key of the sentence that says why
  static ResponseEntity<Map<String, Object>> answer(String code, String key, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/aide/erreurs/" + code);
    body.put("title", HttpStatus.CONFLICT.getReasonPhrase());
    body.put("status", HttpStatus.CONFLICT.value());
    body.put("detail", Texts.in(locale).get(key));
    body.put("code", code);
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  @Override
  public List<Entry> entries() {
    return Stream.concat(
            Arrays.stream(Why.values()).map(why -> entry(why.code, WORDS + why)),
            Arrays.stream(MandateDesk.Outcome.values())
                .filter(outcome -> !outcome.isDone())
                .map(outcome -> entry(outcome.code, MandateDesk.WORDS + outcome)))
        .toList();
  }

  private static Entry entry(String code, String key) {
    var text = new Wording(Texts.FRENCH.get(key), Texts.ENGLISH.get(key));
    return new Entry(code, text, text, REMEDY, "", "", "", "");
  }
}
