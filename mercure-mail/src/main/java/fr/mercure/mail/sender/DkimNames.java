// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import java.util.List;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;

/// {@link Names} as the DKIM library asks them.
record DkimNames(Names names) implements PublicKeyRecordRetriever {
  @Override
  public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
      throws TempFailException, PermFailException {
    if (!"dns/txt".contentEquals(method)) {
      throw new PermFailException("unknown way to keys: " + method);
    }
    try {
      return names.ask(Names.Kind.TXT, selector + "._domainkey." + domain);
    } catch (Names.Unanswered e) {
      throw new TempFailException("no answer");
    }
  }
}
