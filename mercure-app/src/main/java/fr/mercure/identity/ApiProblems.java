// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.FindingCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the API says to a request that it does not let in: RFC 9457 problems.
@Component
final class ApiProblems implements FindingCatalogue {
  private static final Problem NO_KEY =
      new Problem(
          "KEY-001",
          HttpStatus.UNAUTHORIZED,
          new Wording("Cette adresse demande une clé d'accès.", "This address needs an API key."),
          new Wording(
              "Envoyez l'en-tête « Authorization: Bearer <clé> » ; une clé se crée à la page"
                  + " /dev/cles.",
              "Send the header \"Authorization: Bearer <key>\"; keys are made on the page"
                  + " /dev/cles."));
  private static final Problem BAD_KEY =
      new Problem(
          "KEY-002",
          HttpStatus.UNAUTHORIZED,
          new Wording(
              "Cette clé d'accès est inconnue ou révoquée. Rien n'a été enregistré.",
              "This API key is unknown or revoked. Nothing was saved."),
          new Wording("Créez-en une à la page /dev/cles.", "Make one on the page /dev/cles."));
  private static final Problem NO_RIGHT =
      new Problem(
          "KEY-003",
          HttpStatus.FORBIDDEN,
          new Wording(
              "Cette clé n'a pas le droit de faire cela. Rien n'a été enregistré.",
              "This key may not do that. Nothing was saved."),
          new Wording(
              "Créez-en une avec ce droit à la page /dev/cles.",
              "Make one with the right on the page /dev/cles."));
  private static final Problem TOO_MANY =
      new Problem(
          "KEY-004",
          HttpStatus.TOO_MANY_REQUESTS,
          new Wording(
              "Trop de clés refusées depuis votre réseau.",
              "Too many refused keys from your network."),
          new Wording("Réessayez dans une minute.", "Try again in a minute."));

  private record Problem(String code, HttpStatus status, Wording text, Wording remedy) {}

  private final JsonMapper json;

  ApiProblems(JsonMapper json) {
    this.json = json;
  }

  void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"Mercure\"");
    write(request, response, NO_KEY);
  }

  void badKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"Mercure\", error=\"invalid_token\"");
    write(request, response, BAD_KEY);
  }

  /// The holder has proven the key of the certificate, and so may be told why it does not serve.
  void badCertificate(HttpServletRequest request, HttpServletResponse response, Cause cause)
      throws IOException {
    write(
        request,
        response,
        new Problem(cause.code(), HttpStatus.UNAUTHORIZED, cause.text(), cause.remedy()));
  }

  /// @param cause why the state of the company stops it; none if the key lacks the right
  void forbidden(HttpServletRequest request, HttpServletResponse response, Optional<Cause> cause)
      throws IOException {
    write(request, response, cause.map(ApiProblems::stopped).orElse(NO_RIGHT));
  }

  private static Problem stopped(Cause cause) {
    return new Problem(cause.code(), HttpStatus.FORBIDDEN, cause.text(), cause.remedy());
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "60");
    write(request, response, TOO_MANY);
  }

  @Override
  public List<Entry> entries() {
    return Stream.of(NO_KEY, BAD_KEY, NO_RIGHT, TOO_MANY)
        .map(p -> new Entry(p.code, p.text, p.text, p.remedy, "RFC 6750", "", "", ""))
        .toList();
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Locale locale = request.getLocale();
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/aide/erreurs/" + problem.code);
    body.put("title", problem.status.getReasonPhrase());
    body.put("status", problem.status.value());
    body.put("detail", problem.text.in(locale) + " " + problem.remedy.in(locale));
    body.put("code", problem.code);
    byte[] bytes = json.writeValueAsBytes(body);
    response.setStatus(problem.status.value());
    response.setContentType("application/problem+json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
