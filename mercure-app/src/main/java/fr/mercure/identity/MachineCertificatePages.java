// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.Right.KEYS_MANAGE;

import fr.mercure.identity.certificate.CertificateHeader;
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

/// The certificates that a machine may show in place of a key. They are pasted: what is tied is
/// public, and only who holds the private key gets through the door.
@Controller
class MachineCertificatePages {
  private static final String LIST = "/dev/cles/{id}/certificats";
  private static final String FIELD = "certificate";

  private final Templates templates;
  private final ApiKeys keys;
  private final ApiKeyStore store;
  private final CertificateStore certificates;
  private final CertificateDesk desk;
  private final CertificateDoor door;
  private final TrialCertificate trial;

  MachineCertificatePages(
      Templates templates,
      ApiKeys keys,
      ApiKeyStore store,
      CertificateStore certificates,
      CertificateDesk desk,
      CertificateDoor door,
      TrialCertificate trial) {
    this.templates = templates;
    this.keys = keys;
    this.store = store;
    this.certificates = certificates;
    this.desk = desk;
    this.door = door;
    this.trial = trial;
  }

  @Allowed(KEYS_MANAGE)
  @GetMapping(LIST)
  Page list(Shell shell, Actor actor, HttpServletRequest request, @PathVariable long id) {
    return page(shell, request, key(actor, id), "", Optional.empty());
  }

  @Allowed(KEYS_MANAGE)
  @Sealing(SealingAct.KEYS)
  @PostMapping(LIST)
  View tie(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @PathVariable long id,
      @RequestParam(name = FIELD, defaultValue = "") String pem) {
    ApiKey key = key(actor, id);
    Optional<String> refusal =
        CertificateHeader.readPem(pem)
            .map(read -> desk.tieToKey(key.id(), read))
            .orElse(Optional.of("CRT-010"));
    return refusal.isEmpty()
        ? new SeeOther("/dev/cles/" + id + "/certificats")
        : page(shell, request, key, pem, refusal.map(code -> FormCause.of(code, FIELD)));
  }

  @Allowed(KEYS_MANAGE)
  @PostMapping(LIST + "/{certificate}/retirer")
  View remove(Actor actor, @PathVariable long id, @PathVariable long certificate) {
    if (!certificates.untieFromKey(key(actor, id).id(), certificate)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    keys.forget();
    return new SeeOther("/dev/cles/" + id + "/certificats");
  }

  @Allowed(KEYS_MANAGE)
  @Sealing(SealingAct.KEYS)
  @PostMapping(LIST + "/essai")
  ResponseEntity<byte[]> trial(Actor actor, @PathVariable long id) {
    return trial.answer(key(actor, id).name());
  }

  private ApiKey key(Actor actor, long id) {
    return store
        .living(actor, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Page page(
      Shell shell,
      HttpServletRequest request,
      ApiKey key,
      String typed,
      Optional<FormCause> refusal) {
    var page =
        new MachineCertificatesPage(
            shell,
            key,
            certificates.ofKey(key.id()),
            door.isOpen() ? door.address(request) : "",
            trial.isOffered(),
            typed,
            FormCause.code(refusal),
            FormCause.errors(refusal, shell.texts()));
    return new Page(
        templates.identityMachineCertificates(page),
        refusal.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
