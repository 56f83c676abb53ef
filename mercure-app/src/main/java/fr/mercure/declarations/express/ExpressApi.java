// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.DECLARATIONS_READ;
import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.DeclarationBody;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.RegisterUnavailable;
import fr.mercure.declarations.VersionView;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The API for one H7 at a time: lodge, present, amend, invalidate, look.
///
/// A message is XML or its JSON form. Sending the same message again, or any message under the same
/// `Idempotency-Key`, gives the first answer again.
@RestController
@RequestMapping("/api/v1/express/declarations")
class ExpressApi {
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

  private final ExpressDesk desk;
  private final Declarations declarations;
  private final ExpressRecords records;
  private final ApiReplies replies;

  ExpressApi(
      ExpressDesk desk, Declarations declarations, ExpressRecords records, ApiReplies replies) {
    this.desk = desk;
    this.declarations = declarations;
    this.records = records;
    this.replies = replies;
  }

  @Allowed(EXPRESS_LODGE)
  @TakesMessage
  ResponseEntity<byte[]> lodge(Actor actor, HttpServletRequest request) throws IOException {
    return take(actor, request, CREATED, incoming -> desk.lodge(actor, incoming));
  }

  @Allowed(EXPRESS_LODGE)
  @TakesMessage("/{reference}/presentation")
  ResponseEntity<byte[]> present(
      Actor actor, @PathVariable String reference, HttpServletRequest request) throws IOException {
    return ask(actor, reference, ExpressMessage.Kind.I2, request);
  }

  @Allowed(EXPRESS_LODGE)
  @TakesMessage("/{reference}/amendments")
  ResponseEntity<byte[]> amend(
      Actor actor, @PathVariable String reference, HttpServletRequest request) throws IOException {
    return ask(actor, reference, ExpressMessage.Kind.H7, request);
  }

  @Allowed(EXPRESS_LODGE)
  @TakesMessage("/{reference}/invalidation")
  ResponseEntity<byte[]> invalidate(
      Actor actor, @PathVariable String reference, HttpServletRequest request) throws IOException {
    return ask(actor, reference, ExpressMessage.Kind.INV, request);
  }

  private ResponseEntity<byte[]> ask(
      Actor actor, String reference, ExpressMessage.Kind kind, HttpServletRequest request)
      throws IOException {
    return take(actor, request, OK, incoming -> desk.request(actor, reference, kind, incoming));
  }

  private ResponseEntity<byte[]> take(
      Actor actor, HttpServletRequest request, int done, Function<Incoming, ExpressVerdict> path)
      throws IOException {
    Locale locale = ApiReplies.locale(request);
    if (actor.company().isEmpty()) {
      return replies.problem(ApiProblem.NO_COMPANY, locale);
    }
    Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
    if (key.filter(k -> !KEY.matcher(k).matches()).isPresent()) {
      return replies.problem(ApiProblem.BAD_KEY, locale);
    }
    int most = ExpressMessage.LIMITS.bytes();
    Optional<byte[]> bytes = bounded(request, most);
    if (bytes.isEmpty()) {
      return replies.problem(ApiProblem.TOO_LARGE, locale, Integer.toString(most));
    }
    try {
      return replies.of(path.apply(new Incoming("API", key, bytes.get())), done, request);
    } catch (RegisterUnavailable _) {
      return replies.problem(ApiProblem.UNAVAILABLE, locale);
    }
  }

  /// Nothing if the body is longer than `most`, announced or not.
  private static Optional<byte[]> bounded(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() > most) {
      return Optional.empty();
    }
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    return bytes.length > most ? Optional.empty() : Optional.of(bytes);
  }

  @Allowed({DECLARATIONS_READ, EXPRESS_LODGE})
  @GetMapping("/{reference}")
  ResponseEntity<byte[]> show(
      Actor actor, @PathVariable String reference, HttpServletRequest request) {
    Locale locale = ApiReplies.locale(request);
    return declarations
        .find(actor, reference)
        .map(view -> replies.ok(body(actor, view, locale)))
        .orElseGet(() -> replies.problem(ApiProblem.NOT_FOUND, locale));
  }

  private Map<String, Object> body(Actor actor, DeclarationView view, Locale locale) {
    Map<String, Object> body = DeclarationBody.of(view);
    lastVersion(actor, view).ifPresent(version -> putVersion(body, version, locale));
    body.put("links", DeclarationBody.links(view.reference()));
    return body;
  }

  private Optional<VersionView> lastVersion(Actor actor, DeclarationView view) {
    return declarations.versions(actor, "@" + view.key()).stream().reduce((_, last) -> last);
  }

  private void putVersion(Map<String, Object> body, VersionView version, Locale locale) {
    body.put(
        "findings",
        records.findings(version.findings()).stream()
            .map(finding -> ApiBodies.finding(finding, "H7", locale))
            .toList());
    records
        .charges(version.charges())
        .ifPresent(charges -> body.put("charges", ChargesBody.of(charges, locale)));
  }
}
