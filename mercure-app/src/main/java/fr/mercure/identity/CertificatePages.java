// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.certificate.CertificateJudge;
import fr.mercure.identity.certificate.PresentedCertificates;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// One's own certificates: see, tie, untie. One is tied by presenting it at its door, which proves
/// that its key is held.
@Controller
class CertificatePages {
  static final String LIST = "/compte/certificats";
  private static final String NEW = LIST + "/nouveau";

  private final Templates templates;
  private final CertificateStore store;
  private final CertificateDesk desk;
  private final CertificateDoor door;
  private final CertificateJudge judge;
  private final PresentedCertificates presented;
  private final TrialCertificate trial;

  CertificatePages(
      Templates templates,
      CertificateStore store,
      CertificateDesk desk,
      CertificateDoor door,
      CertificateJudge judge,
      PresentedCertificates presented,
      TrialCertificate trial) {
    this.templates = templates;
    this.store = store;
    this.desk = desk;
    this.door = door;
    this.judge = judge;
    this.presented = presented;
    this.trial = trial;
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping(LIST)
  Page list(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String fait) {
    var page =
        new CertificateListPage(
            shell,
            store.ofPerson(PersonStore.personId(actor)),
            door.isOpen() ? Optional.of(door.address(request) + NEW) : Optional.empty(),
            judge.authorities(),
            judge.hasLists(),
            trial.isOffered(),
            fait.matches("ajout|retrait")
                ? Optional.of(shell.text("certificate.done." + fait))
                : Optional.empty());
    return new Page(templates.identityCertificates(page));
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping(NEW)
  Page look(Shell shell, HttpServletRequest request) {
    return page(shell, request, "TIE", "", Optional.empty(), HttpStatus.OK);
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(LIST)
  Page tie(Shell shell, Actor actor, HttpServletRequest request) {
    Optional<String> refusal = desk.tie(PersonStore.personId(actor), presented.of(request));
    return refusal.isEmpty()
        ? page(shell, request, "DONE", "?fait=ajout", refusal, HttpStatus.OK)
        : page(shell, request, "TIE", "", refusal, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(LIST + "/{id}/retirer")
  View remove(Actor actor, @PathVariable long id) {
    if (!store.untieFromPerson(PersonStore.personId(actor), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(LIST + "?fait=retrait");
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(LIST + "/essai")
  ResponseEntity<byte[]> trial(Actor actor) {
    return trial.answer(actor.name());
  }

  private Page page(
      Shell shell,
      HttpServletRequest request,
      String doing,
      String done,
      Optional<String> refusal,
      HttpStatus status) {
    var problem =
        refusal.map(code -> SignInProblems.told(shell, "", new SignInOutcome.Reason(code, 0)));
    var page =
        new CertificateShownPage(
            shell,
            doing,
            LIST,
            "",
            door.portal(request) + LIST + done,
            CertificateShownPage.Shown.of(presented.of(request)),
            problem);
    return new Page(templates.identityCertificateShown(page), status);
  }
}
