// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Knows devices again by a cookie, which is set once somebody has signed in whole and opens
/// nothing. A known device is not held up by what strangers try elsewhere; an unknown one is told
/// to the person.
@Component
final class Devices {
  static final String COOKIE = "mercure-device";

  /// Where the tries of a known device are counted, instead of under its address.
  static final String KNOWN = "device:";

  static final Duration KEPT = Duration.ofDays(365);

  private static final int TOKEN_BYTES = 32;
  private static final String TOKEN = "[a-z2-7]{52}";
  private static final byte[] NONE = new byte[32];

  private final DeviceStore store;
  private final PersonStore people;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final SecureRandom random;
  private final Clock clock;

  Devices(
      DeviceStore store,
      PersonStore people,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.events = events;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /// What the tries at this account are counted by: the device if the account knows it, else the
  /// address. Costs nothing to who brings no cookie.
  String origin(HttpServletRequest request, String email) {
    return digest(request)
        .filter(digest -> store.knows(Attempt.normal(email), digest))
        .map(digest -> KNOWN + HexFormat.of().formatHex(digest))
        .orElseGet(request::getRemoteAddr);
  }

  String origin(HttpServletRequest request, long person) {
    return origin(request, people.person(person).map(Person::email).orElse(""));
  }

  /// The device that asks; matches none if it is unknown.
  byte[] current(HttpServletRequest request) {
    return digest(request).orElse(NONE);
  }

  /// Somebody has signed in whole.
  void entered(
      HttpServletRequest request, HttpServletResponse response, long person, SignInWay way) {
    byte[] digest = digest(request).orElseGet(() -> sha(give(request, response)));
    String browser = BrowserName.of(request);
    Instant now = clock.instant();
    transactions.executeWithoutResult(_ -> {
      var seen = store.seen(person, digest, browser, now);
      store.note(person, new SignInLine(now, way, request.getRemoteAddr(), browser, seen.added()));
      if (seen.added() && seen.before() > 0) {
        String who = PersonStore.personReference(person);
        events.publishEvent(new DeviceSeen(who, seen.id(), browser, DevicePages.DEVICES, now));
      }
    });
  }

  private String give(HttpServletRequest request, HttpServletResponse response) {
    String token = Base32.encode(SecretBox.bytes(random, TOKEN_BYTES)).toLowerCase(Locale.ROOT);
    var cookie =
        ResponseCookie.from(COOKIE, token)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(KEPT)
            .build();
    response.addHeader("Set-Cookie", cookie.toString());
    return token;
  }

  private static Optional<byte[]> digest(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> value.matches(TOKEN))
            .findFirst()
            .map(Devices::sha);
  }

  private static byte[] sha(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
  }
}
