// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Streams that tell a browser each time a declaration moves. A stream ends by itself after a
/// while; the browser comes back, or asks every thirty seconds where streams do not pass.
@Component
class CaseFeed {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /// Streams of one node; those who come after them poll.
  private static final int MOST_STREAMS = 500;

  private final DeclarationEvents events;
  private final Semaphore places = new Semaphore(MOST_STREAMS);

  CaseFeed(DeclarationEvents events) {
    this.events = events;
  }

  /// A stream about one declaration.
  ///
  /// @param moved what is told at each move
  SseEmitter open(long declaration, String moved) {
    var emitter = new SseEmitter(LONGEST.toMillis());
    if (!places.tryAcquire()) {
      emitter.complete();
      return emitter;
    }
    Thread.ofVirtual().name("case-feed").start(() -> feed(emitter, declaration, moved));
    return emitter;
  }

  private void feed(SseEmitter emitter, long declaration, String moved) {
    BlockingQueue<String> news = new LinkedBlockingQueue<>();
    var open = new AtomicBoolean(true);
    emitter.onCompletion(() -> open.set(false));
    emitter.onTimeout(() -> open.set(false));
    emitter.onError(_ -> open.set(false));
    try (var _ = events.watch(declaration, () -> news.add(moved))) {
      emitter.send(SseEmitter.event().comment("open"));
      while (open.get()) {
        String told = news.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        news.clear();
        emitter.send(
            told == null
                ? SseEmitter.event().comment("still here")
                : SseEmitter.event().name("moved").data(told));
      }
    } catch (IOException | IllegalStateException _) {
      emitter.complete();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } finally {
      places.release();
    }
  }
}
