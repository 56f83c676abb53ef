// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.kernel.Wording;
import fr.mercure.web.ErrorKind;
import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The errors that any page or API address may answer, as entries of the help.
@Component
class PageErrors implements FindingCatalogue {
  private static final String SOURCE = "RFC 9110";

  @Override
  public List<Entry> entries() {
    return Arrays.stream(ErrorKind.values()).map(PageErrors::entry).toList();
  }

  private static Entry entry(ErrorKind kind) {
    return new Entry(
        kind.code(), both(kind::title), both(kind::what), both(kind::remedy), SOURCE, "", "", "");
  }

  private static Wording both(Function<Texts, String> sentence) {
    return new Wording(sentence.apply(Texts.FRENCH), sentence.apply(Texts.ENGLISH));
  }
}
