// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.ArchiveDossierPage.Order;
import fr.mercure.archive.ArchiveSearchStore.Dossier;
import fr.mercure.archive.ArchiveSearchStore.Entry;
import fr.mercure.archive.ArchiveSearchStore.Hold;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Right;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/// What the archive holds, as people read it.
@Component
class ArchiveWording {
  private static final int HASH_SHOWN = 16;

  private final Identity identity;

  ArchiveWording(Identity identity) {
    this.identity = identity;
  }

  /// Address of the page of a declaration.
  static String path(String reference) {
    return "/archives/" + UriUtils.encodePathSegment(reference, StandardCharsets.UTF_8);
  }

  ArchiveListPage.Row row(Texts texts, Dossier dossier) {
    return new ArchiveListPage.Row(
        path(dossier.reference()),
        dossier.reference(),
        dossier.lrn(),
        company(dossier),
        texts.date(dossier.openedAt()),
        dossier.entries(),
        texts.date(dossier.retainedUntil()),
        dossier.held());
  }

  ArchiveDossierPage dossier(
      Shell shell, Actor actor, Dossier dossier, List<Entry> entries, List<Hold> holds) {
    return new ArchiveDossierPage(
        shell,
        path(dossier.reference()),
        dossier.reference(),
        facts(shell.texts(), dossier, entries),
        entries.stream().allMatch(entry -> entry.fault().isEmpty()),
        dossier.held(),
        actor.isOfficer() && actor.may(Right.CONTROL_DECIDE),
        entries.stream().map(entry -> entry(shell.texts(), dossier, entry)).toList(),
        holds.stream().map(hold -> order(shell.texts(), hold)).toList());
  }

  private Map<String, String> facts(Texts texts, Dossier dossier, List<Entry> entries) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(texts.get("archive.company"), company(dossier));
    facts.put("LRN", dossier.lrn());
    facts.put(texts.get("archive.opened"), texts.date(dossier.openedAt()));
    facts.put(texts.get("archive.until"), texts.date(dossier.retainedUntil()));
    facts.put(
        texts.get("archive.links"),
        entries.isEmpty()
            ? ""
            : texts.get(
                "archive.links.range",
                entries.getFirst().position(),
                entries.getLast().position()));
    return facts;
  }

  String company(Dossier dossier) {
    return identity.company(dossier.company()).map(Company::name).orElse("");
  }

  private static ArchiveDossierPage.Entry entry(Texts texts, Dossier dossier, Entry entry) {
    LocalDate until = entry.retainedUntil();
    return new ArchiveDossierPage.Entry(
        entry.position(),
        texts.get("archive.kind." + entry.kind()),
        entry.sequence(),
        texts.date(entry.happenedAt()),
        texts.get("archive.bytes", entry.size()),
        entry.sha256().substring(0, HASH_SHOWN),
        entry.chain().substring(0, HASH_SHOWN),
        texts.date(until),
        entry.kept() ? "%s/pieces/%d".formatted(path(dossier.reference()), entry.position()) : "",
        entry.fault().map(fault -> texts.get("archive.fault." + fault)).orElse(""));
  }

  private static Order order(Texts texts, Hold hold) {
    return new Order(
        texts.get(hold.placed() ? "archive.hold.placed" : "archive.hold.lifted"),
        hold.reason(),
        texts.date(hold.at()));
  }
}
