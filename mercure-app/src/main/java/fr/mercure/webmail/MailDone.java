// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.post.MyMailbox;
import fr.mercure.web.Shell;
import java.time.Instant;
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
      Set.of("archive", "corbeille", "indesirable", "deplace", "restaure", "reporte");
  private static final Set<String> PLAIN = Set.of("brouillon", "retabli", "non-reporte");

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
      if (what.equals("importe")) {
        return Optional.of(imported(shell, values));
      }
      return PLAIN.contains(what)
          ? Optional.of(new MailFrame.Done(shell.text("webmail.done." + what), "", List.of()))
          : Optional.empty();
    }
    String uids = values.getOrDefault("uids", "");
    int count = uids.isEmpty() ? 0 : uids.split("-").length;
    return Optional.of(
        new MailFrame.Done(
            shell.text("webmail.done." + what, count, until(shell, values)),
            mailbox.path() + "/annuler",
            List.of(
                List.of("de", values.getOrDefault("de", "")),
                List.of("vers", values.getOrDefault("vers", "")),
                List.of("uids", uids))));
  }

  /// When messages that were put off are back; empty for any other act.
  private static String until(Shell shell, Map<String, String> values) {
    String at = values.getOrDefault("au", "");
    return at.matches("[0-9]{1,11}")
        ? shell.texts().date(Instant.ofEpochSecond(Long.parseLong(at)))
        : "";
  }

  private static MailFrame.Done imported(Shell shell, Map<String, String> values) {
    var text =
        new StringBuilder(shell.text("webmail.done.importe", FilePages.count(values, "nombre")));
    for (String other : List.of("deja", "refus", "plein")) {
      int count = FilePages.count(values, other);
      if (count > 0) {
        text.append(' ').append(shell.text("webmail.done.importe." + other, count));
      }
    }
    return new MailFrame.Done(text.toString(), "", List.of());
  }
}
