// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Receives what browsers report about our own pages breaking the content security policy. All are
/// counted; some are logged, cut short, since anybody may send anything here.
@RestController
final class CspReports {
  private static final int LONGEST_READ = 8_192;
  private static final int LONGEST_LOGGED = 500;
  private static final int LOGGED_PER_MINUTE = 20;
  private static final Logger LOG = LoggerFactory.getLogger(CspReports.class);

  private final AtomicLong received = new AtomicLong();
  private final AddressThrottle logged;

  CspReports(Clock clock) {
    this.logged = new AddressThrottle(LOGGED_PER_MINUTE, clock);
  }

  /// Reports since the start.
  long received() {
    return received.get();
  }

  @Allowed(anyone = true)
  @PostMapping("/csp")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(HttpServletRequest request) throws IOException {
    long count = received.incrementAndGet();
    byte[] body = request.getInputStream().readNBytes(LONGEST_READ);
    if (!logged.isClosed("all")) {
      logged.failed("all");
      LOG.atWarn().addKeyValue("count", count).addKeyValue("report", oneLine(body)).log("csp");
    }
  }

  private static String oneLine(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).replaceAll("[^\\x20-\\x7e]+", " ");
    return text.substring(0, Math.min(text.length(), LONGEST_LOGGED));
  }
}
