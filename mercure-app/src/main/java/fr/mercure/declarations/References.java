// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.kernel.Mrn;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The references that customs gives: MRN at acceptance, CRN at pre-lodging. Both are written alike
/// and come from one series, so that one never looks like the other.
@Component
public class References {
  private static final ZoneId CUSTOMS_TIME = ZoneId.of("Europe/Paris");
  private static final char IMPORT = 'R';

  private final KeyBlock numbers;

  References(DataSource dataSource) {
    this.numbers = new KeyBlock(dataSource, "declarations.reference_number");
  }

  /// A reference for an import, never given before by any node.
  ///
  /// @param at decides the year, in French time
  /// @throws RegisterUnavailable if the database cannot be reached
  public Mrn allotImport(Instant at) {
    int year = at.atZone(CUSTOMS_TIME).getYear();
    return Mrn.allot(year, "FR", "%012d".formatted(numbers.next()), IMPORT);
  }
}
