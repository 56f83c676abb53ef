// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Actor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Server-sent events for whoever looks at one declaration. A bounded number of streams; beyond it,
/// callers poll.
@Component
class DeclarationStream {
  private static final int MOST = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Declarations declarations;
  private final DeclarationEvents events;
  private final AtomicInteger open = new AtomicInteger();

  DeclarationStream(Declarations declarations, DeclarationEvents events) {
    this.declarations = declarations;
    this.events = events;
  }

  /// Sends where the declaration stands, now and after each move.
  SseEmitter open(Actor actor, DeclarationView view) {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    String key = "@" + view.key();
    DeclarationEvents.Watch watch =
        events.watch(view.key(), () -> Thread.ofVirtual().start(() -> send(emitter, actor, key)));
    emitter.onCompletion(() -> {
      watch.close();
      open.decrementAndGet();
    });
    send(emitter, actor, key);
    return emitter;
  }

  private void send(SseEmitter emitter, Actor actor, String key) {
    try {
      var view = declarations.find(actor, key);
      if (view.isPresent()) {
        Map<String, Object> body = DeclarationBody.of(view.get());
        emitter.send(
            SseEmitter.event()
                .name("moved")
                .id(Integer.toString(view.get().sequence()))
                .data(body));
      }
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }
}
