// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// ENABLE (RFC 5161).
record Enable(List<String> names) implements Command {
  static Command read(Input in) throws IOException, Refused {
    var names = new ArrayList<String>();
    do {
      in.space();
      names.add(in.keyword());
    } while (in.at(' '));
    return new Enable(names);
  }

  @Override
  public Reply run(Session session) throws IOException {
    var enabled = new StringBuilder("ENABLED");
    if (names.contains("IMAP4REV2")) {
      session.useUtf8();
      enabled.append(" IMAP4rev2");
    }
    if (names.contains("CONDSTORE")) {
      session.tellModseqs();
      enabled.append(" CONDSTORE");
    }
    session.output().untagged(enabled.toString());
    return Reply.ok("Done");
  }
}
