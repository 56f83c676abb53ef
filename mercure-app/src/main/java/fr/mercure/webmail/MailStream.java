// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Wakes;
import fr.mercure.post.MyMailbox;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells whoever looks at a folder that messages have come, on whatever node they came. The list
/// itself does not move under the reader's hand: it says how many are new.
@Controller
class MailStream {
  private static final int MOST = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;
  private final Wakes wakes;
  private final Templates templates;
  private final AtomicInteger open = new AtomicInteger();

  MailStream(
      MailFrames frames, MailReading reading, MailStore mail, Wakes wakes, Templates templates) {
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
    this.wakes = wakes;
    this.templates = templates;
  }

  /// An event for each arrival.
  @GetMapping(
      path = "/messagerie/{box}/" + ReadPages.PLACE + "/evenements",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Allowed(Right.MAIL_READ)
  SseEmitter events(Actor actor, Texts texts, @PathVariable String box, @PathVariable String place)
      throws IOException {
    MyMailbox mailbox = frames.mailbox(actor, box);
    Folder folder = reading.folder(actor, mailbox, place);
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    var told = new AtomicLong(folder.nextUid());
    Wakes.Watch watch =
        wakes.watch(
            mailbox.box().id(),
            () -> Thread.startVirtualThread(() -> tell(emitter, actor, folder, told, texts)));
    emitter.onCompletion(() -> {
      watch.close();
      open.decrementAndGet();
    });
    // The head of the answer leaves with what is sent first.
    emitter.send(SseEmitter.event().comment("open"));
    return emitter;
  }

  private void tell(SseEmitter emitter, Actor actor, Folder folder, AtomicLong told, Texts texts) {
    try {
      long next =
          mail.folders()
              .find(folder.mailbox(), folder.name(), actor.id())
              .map(Folder::nextUid)
              .orElse(0L);
      if (next > told.getAndAccumulate(next, Math::max)) {
        emitter.send(SseEmitter.event().name("moved").data(texts.get("webmail.arrived")));
      }
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }

  /// How many messages have come since the list was shown.
  ///
  /// @param depuis the UID that was next then
  @GetMapping(
      path = "/messagerie/{box}/" + ReadPages.PLACE + "/nouveaux",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  Page arrived(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "0") long depuis) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    Folder folder = reading.folder(actor, mailbox, place);
    long count = mail.lists().since(folder.id(), depuis);
    return new Page(templates.webmailArrived(shell, mailbox.path() + "/" + place, count));
  }
}
