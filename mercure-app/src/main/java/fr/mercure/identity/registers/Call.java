// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One request: no redirection followed, one time limit over all of it, no long answer.
final class Call {
  /// The longest good answer, an establishment with all its periods, has some ten thousand bytes.
  static final int LONGEST = 256 * 1024;

  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final HttpClient http;
  private final Duration patience;

  Call(Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What came back, whole.
  @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
  record Reply(int status, HttpHeaders headers, byte[] body) {
    String sha256() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /// What a status means that is no answer.
    Silent silent() {
      return switch (status) {
        case 429 -> new Silent(Why.QUOTA, retryAfter());
        case 401, 403 -> Silent.of(Why.REFUSED);
        case 500, 502, 503, 504 -> new Silent(Why.DOWN, retryAfter());
        default -> Silent.of(Why.UNREADABLE);
      };
    }

    /// In seconds; a date is not read, and nothing above six hours believed.
    private Optional<Duration> retryAfter() {
      return headers
          .firstValue("Retry-After")
          .filter(text -> text.matches("[0-9]{1,9}"))
          .map(text -> Duration.ofSeconds(Long.parseLong(text)))
          .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
  }

  /// Sends the request and reads the answer.
  Answer send(HttpRequest.Builder request, Function<Reply, Answer> read) {
    CompletableFuture<Reply> reply =
        http.sendAsync(request.timeout(patience).build(), BodyHandlers.ofInputStream())
            .thenApplyAsync(Call::whole);
    try {
      return read.apply(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return Silent.of(e.getCause() instanceof TooLong ? Why.UNREADABLE : Why.DOWN);
    } catch (TimeoutException e) {
      reply.cancel(true);
      return Silent.of(Why.DOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Silent.of(Why.DOWN);
    }
  }

  private static Reply whole(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new TooLong();
      }
      return new Reply(response.statusCode(), response.headers(), body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
