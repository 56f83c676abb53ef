// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;

/// Ends the reading of a document that breaks a rule of XML or a limit. Never leaves this package:
/// the driver turns it into a finding. Carries no stack, it is cheap to throw.
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StructureRules rule;
  private final int at;
  private final transient Wording detail;

  Malformed(StructureRules rule, int at, Wording detail) {
    super(detail.en(), null, false, false);
    this.rule = rule;
    this.at = at;
    this.detail = detail;
  }

  static Malformed xml(int at, String fr, String en) {
    return new Malformed(StructureRules.NOT_WELL_FORMED, at, new Wording(fr, en));
  }

  StructureRules rule() {
    return rule;
  }

  int at() {
    return at;
  }

  Wording detail() {
    return detail;
  }
}
