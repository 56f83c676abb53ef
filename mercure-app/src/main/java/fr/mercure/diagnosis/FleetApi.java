// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.identity.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where the agents of a fleet report. The token says for whom; no session, no key, no person.
@Controller
class FleetApi {
  private static final int MOST_BYTES = 8_000;
  private static final Duration AHEAD = Duration.ofHours(1);

  private final Enrolments enrolments;
  private final FleetStore store;
  private final JsonMapper json;
  private final Clock clock;

  FleetApi(Enrolments enrolments, FleetStore store, JsonMapper json, Clock clock) {
    this.enrolments = enrolments;
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /// 204 once it is kept; 401 for a token that is unknown or revoked; 413, 422 and 429 say what was
  /// wrong in one sentence.
  @Allowed(anyone = true)
  @PostMapping("/api/v1/fleet/reports")
  ResponseEntity<String> report(
      HttpServletRequest request,
      @RequestHeader(name = "Mercure-Fleet-Token", defaultValue = "") String token)
      throws IOException {
    Optional<String> owner = enrolments.verify(token);
    if (owner.isEmpty()) {
      return refused(HttpStatus.UNAUTHORIZED, "This token is unknown or revoked.");
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return refused(
          HttpStatus.CONTENT_TOO_LARGE, "A report has " + MOST_BYTES + " bytes at most.");
    }
    Optional<FleetReport> report = read(body).filter(this::isRecent);
    if (report.isEmpty()) {
      return refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "This is no report of schema %s, or it is older than %d days."
              .formatted(FleetReport.SCHEMA, FleetStore.KEPT.toDays()));
    }
    return store.keep(owner.get(), report.get())
        ? ResponseEntity.noContent().build()
        : refused(HttpStatus.TOO_MANY_REQUESTS, "This organisation has too many workstations.");
  }

  private static ResponseEntity<String> refused(HttpStatus status, String why) {
    return ResponseEntity.status(status).body(why);
  }

  private Optional<FleetReport> read(byte[] body) {
    try {
      return Optional.ofNullable(json.readValue(body, FleetReport.Sent.class))
          .flatMap(FleetReport.Sent::report);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// A clock that is ahead would keep later reports out.
  private boolean isRecent(FleetReport report) {
    Instant now = clock.instant();
    return report.at().isAfter(now.minus(FleetStore.KEPT)) && report.at().isBefore(now.plus(AHEAD));
  }
}
