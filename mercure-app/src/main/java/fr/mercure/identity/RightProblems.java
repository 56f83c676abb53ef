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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Why a decision on rights was not taken: RFC 9457 problems for machines, help pages for all.
@Component
final class RightProblems implements FindingCatalogue {
  private static final Wording REMEDY =
      new Wording(
          "Rien n’a été enregistré : relisez l’accès de la personne, puis décidez de nouveau.",
          "Nothing was saved: read the access of the person again, then decide again.");

  static ResponseEntity<Map<String, Object>> answer(Why why, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/aide/erreurs/" + why.code);
    body.put("title", HttpStatus.CONFLICT.getReasonPhrase());
    body.put("status", HttpStatus.CONFLICT.value());
    body.put("detail", Texts.in(locale).get("right.refused." + why));
    body.put("code", why.code);
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  @Override
  public List<Entry> entries() {
    return Arrays.stream(Why.values()).map(RightProblems::entry).toList();
  }

  private static Entry entry(Why why) {
    String key = "right.refused." + why;
    var text = new Wording(Texts.FRENCH.get(key), Texts.ENGLISH.get(key));
    return new Entry(why.code, text, text, REMEDY, "", "", "", "");
  }
}
