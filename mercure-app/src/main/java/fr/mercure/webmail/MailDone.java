// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.post.MyMailbox;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Says on the page that follows an act what was done, and offers to undo it. What it needs for
/// that is in the address: the page can be reloaded and nothing is kept.
@Component
class MailDone {
  private static final Set<String> MOVES =
      Set.of("archive", "corbeille", "indesirable", "deplace", "restaure");

  /// What has been done, if this address says so.
  Optional<MailFrame.Done> of(Shell shell, MyMailbox mailbox, Map<String, String> values) {
    String what = values.getOrDefault("fait", "");
    String leaving = values.getOrDefault("envoi", "");
    if (what.equals("envoi") && leaving.matches("[0-9]{1,18}")) {
      return Optional.of(
          new MailFrame.Done(
              shell.text("webmail.done.envoi"),
              "/messagerie/ecrire/retenir",
              List.of(List.of("envoi", leaving))));
    }
    if (!MOVES.contains(what)) {
      return what.equals("brouillon") || what.equals("retabli")
          ? Optional.of(new MailFrame.Done(shell.text("webmail.done." + what), "", List.of()))
          : Optional.empty();
    }
    String uids = values.getOrDefault("uids", "");
    int count = uids.isEmpty() ? 0 : uids.split("-").length;
    return Optional.of(
        new MailFrame.Done(
            shell.text("webmail.done." + what, count),
            mailbox.path() + "/annuler",
            List.of(
                List.of("de", values.getOrDefault("de", "")),
                List.of("vers", values.getOrDefault("vers", "")),
                List.of("uids", uids))));
  }
}
