// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Deposited;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.post.MyMailbox;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final int AT_ONCE = 20;
  private static final int MOST = 10_000;

  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;
  private final Clock clock;

  FilePages(MailFrames frames, MailReading reading, MailStore mail, Clock clock) {
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
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
    OutputStream out = response.getOutputStream();
    List<Long> uids = mail.reading().uids(folder.id());
    for (int from = 0; from < uids.size(); from += AT_ONCE) {
      List<Long> some = uids.subList(from, Math.min(uids.size(), from + AT_ONCE));
      for (Placed placed : mail.reading().placed(folder.id(), some, actor.id())) {
        long message = placed.message();
        byte[] bytes = mail.reading().contents(List.of(message)).get(message);
        if (bytes != null) {
          Mbox.write(out, bytes, placed.receivedAt());
        }
      }
    }
  }

  /// Brings in files: each an EML or an mbox. What is in the folder already comes again.
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
    int kept = 0;
    int left = 0;
    for (MultipartFile file : fichiers == null ? List.<MultipartFile>of() : fichiers) {
      for (byte[] message : messages(file.getBytes())) {
        if (keep(folder, actor, message)) {
          kept++;
        } else {
          left++;
        }
      }
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(
                "%s/%s?fait=importe&nombre=%d&refus=%d"
                    .formatted(mailbox.path(), place, kept, left)))
        .build();
  }

  private static List<byte[]> messages(byte[] file) {
    if (file.length == 0) {
      return List.of();
    }
    return Mbox.is(file) ? Mbox.read(file, MOST) : List.of(Mbox.alone(file));
  }

  /// A file that is no message, or more than the mailbox takes, is left out.
  private boolean keep(Folder folder, Actor actor, byte[] bytes) {
    ReadMessage message = ReadMessage.of(bytes);
    if (bytes.length > ReadMessage.LARGEST || !isMessage(message)) {
      return false;
    }
    Instant at = message.sentAt().orElse(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    var deposit = new Deposit(message, new Flags(Flags.SEEN, List.of()), at);
    return mail.messages().append(folder.id(), deposit, actor.id()) instanceof Deposited.Kept;
  }

  private static boolean isMessage(ReadMessage message) {
    return !message.sender().isEmpty() || !message.subject().isEmpty() || !message.name().isEmpty();
  }

  /// Counts of an import as an address carries them.
  static int count(Map<String, String> values, String name) {
    String text = values.getOrDefault(name, "");
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
