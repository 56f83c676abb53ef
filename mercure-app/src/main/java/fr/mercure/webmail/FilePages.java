// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.transfer.ImportReport;
import fr.mercure.mail.transfer.MailFiles;
import fr.mercure.post.MyMailbox;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Messages as files: one as EML, a folder as mbox, and both brought in.
@Controller
class FilePages {
  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;
  private final MailFiles files;
  private final Clock clock;

  FilePages(MailFrames frames, MailReading reading, MailStore mail, MailFiles files, Clock clock) {
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
    this.files = files;
    this.clock = clock;
  }

  /// A message, byte for byte as it came.
  @GetMapping(
      path = "/messagerie/{box}/" + ReadPages.PLACE + "/{uid:[0-9]{1,18}}/message.eml",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> eml(
      Actor actor, @PathVariable String box, @PathVariable String place, @PathVariable long uid) {
    long message = reading.find(actor, box, place, uid).placed().message();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%d.eml\"".formatted(place, uid))
        .body(mail.reading().contents(List.of(message)).getOrDefault(message, new byte[0]));
  }

  /// A folder, oldest message first, a few at a time however many there are.
  @GetMapping(
      path = "/messagerie/{box}/" + ReadPages.PLACE + "/dossier.mbox",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  void mbox(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      HttpServletResponse response)
      throws IOException {
    Folder folder = reading.folder(actor, frames.mailbox(actor, box), place);
    response.setContentType("application/mbox");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.mbox\"".formatted(place));
    files.mbox(folder.id(), actor.id(), response.getOutputStream());
  }

  /// Brings in files: each an EML or an mbox. What is in the folder already is left as it is.
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/importer")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> bringIn(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(required = false) @Nullable List<MultipartFile> fichiers)
      throws IOException {
    MyMailbox mailbox = frames.mailbox(actor, box);
    if (!mailbox.box().allows(Access.REPLY)) {
      throw new ResponseStatusException(FORBIDDEN);
    }
    Folder folder = reading.folder(actor, mailbox, place);
    long kept = 0;
    long before = 0;
    long left = 0;
    boolean full = false;
    for (MultipartFile file : fichiers == null ? List.<MultipartFile>of() : fichiers) {
      if (!file.isEmpty() && !full) {
        ImportReport report = take(folder, file);
        kept += report.kept();
        before += report.before();
        left += report.left();
        full = report.end() == ImportReport.End.FULL;
      }
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(
                "%s/%s?fait=importe&nombre=%d&refus=%d&deja=%d&plein=%d"
                    .formatted(mailbox.path(), place, kept, left, before, full ? 1 : 0)))
        .build();
  }

  private ImportReport take(Folder folder, MultipartFile file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return files.take(folder.id(), in, clock.instant());
    }
  }

  /// Counts of an import as an address carries them.
  static int count(Map<String, String> values, String name) {
    String text = values.getOrDefault(name, "");
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
