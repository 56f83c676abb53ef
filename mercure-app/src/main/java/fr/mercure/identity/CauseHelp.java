// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FindingCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/// A help page for each cause. It says what the code means in general, and so tells nobody anything
/// about an account.
@Component
final class CauseHelp implements FindingCatalogue {
  private static final String PASSWORDS = "ANSSI-PG-078 v2.0; NIST SP 800-63B-4 §3.1.1";

  @Override
  public List<Entry> entries() {
    return Causes.all().stream().map(CauseHelp::entry).toList();
  }

  private static Entry entry(Cause cause) {
    var text = Entry.withoutValues(cause.text());
    boolean password = cause.code().startsWith("PWD") || cause.code().startsWith("MFA");
    String source = password ? PASSWORDS : "";
    return new Entry(
        cause.code(), text, text, Entry.withoutValues(cause.remedy()), source, "", "", "");
  }
}
