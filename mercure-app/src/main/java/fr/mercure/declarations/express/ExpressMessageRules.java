// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.MessageRules;
import fr.mercure.kernel.Finding;
import fr.mercure.messages.Reading;
import fr.mercure.tariff.ReferenceData;
import java.time.LocalDate;
import java.util.List;

/// The rules of the H7 for the command line.
public final class ExpressMessageRules implements MessageRules {
  @Override
  public List<Finding> check(Reading reading, LocalDate day) {
    return ExpressCheck.content(reading)
        .map(content -> check(content, reading, day))
        .orElse(List.of());
  }

  private static List<Finding> check(ExpressContent content, Reading reading, LocalDate day) {
    RuleContext context = RuleContext.on(day, ReferenceData.standard());
    return ExpressCheck.check(content, context, reading.tape());
  }
}
