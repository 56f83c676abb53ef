// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;
import fr.mercure.web.FindingCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The codes that the API of this procedure answers beside the rules, as entries of the help.
@Component
class ApiErrors implements FindingCatalogue {
  private static final String SOURCE = "RFC 9457";

  @Override
  public List<Entry> entries() {
    return Stream.concat(
            Arrays.stream(ApiProblem.values())
                .map(problem ->
                    entry(
                        problem.code(), problem.title(), general(problem.detail()), Wording.NONE)),
            Arrays.stream(ExpressRequestRules.values())
                .map(rule ->
                    entry(rule.code(), general(rule.text()), Wording.NONE, general(rule.remedy()))))
        .toList();
  }

  private static Entry entry(String code, Wording title, Wording meaning, Wording remedy) {
    return new Entry(code, title, meaning, remedy, SOURCE, "", "", "");
  }

  /// The sentence without the values of a particular message.
  private static Wording general(Wording sentence) {
    return sentence.with("…", "…");
  }
}
