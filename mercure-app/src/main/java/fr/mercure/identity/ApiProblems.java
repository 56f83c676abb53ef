// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the API says to a request that it does not let in: RFC 9457 problems.
@Component
final class ApiProblems {
  private static final Wording NO_KEY =
      new Wording(
          "Cette adresse demande une clé d'accès. Envoyez l'en-tête « Authorization: Bearer"
              + " <clé> » ; une clé se crée à la page /dev/cles.",
          "This address needs an API key. Send the header \"Authorization: Bearer <key>\"; keys are"
              + " made on the page /dev/cles.");
  private static final Wording BAD_KEY =
      new Wording(
          "Cette clé d'accès est inconnue ou révoquée. Créez-en une à la page /dev/cles. Rien n'a"
              + " été enregistré.",
          "This API key is unknown or revoked. Make one on the page /dev/cles. Nothing was saved.");
  private static final Wording NO_RIGHT =
      new Wording(
          "Cette clé n'a pas le droit de faire cela. Créez-en une avec ce droit à la page /dev/cles."
              + " Rien n'a été enregistré.",
          "This key may not do that. Make one with the right on the page /dev/cles. Nothing was"
              + " saved.");
  private static final Wording TOO_MANY =
      new Wording(
          "Trop de clés refusées depuis votre réseau. Réessayez dans une minute.",
          "Too many refused keys from your network. Try again in a minute.");

  private final JsonMapper json;

  ApiProblems(JsonMapper json) {
    this.json = json;
  }

  void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"Mercure\"");
    write(request, response, 401, "KEY-001", "Unauthorized", NO_KEY);
  }

  void badKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"Mercure\", error=\"invalid_token\"");
    write(request, response, 401, "KEY-002", "Unauthorized", BAD_KEY);
  }

  void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, 403, "KEY-003", "Forbidden", NO_RIGHT);
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "60");
    write(request, response, 429, "KEY-004", "Too Many Requests", TOO_MANY);
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String code,
      String title,
      Wording detail)
      throws IOException {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "/aide/erreurs/" + code);
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail.in(request.getLocale()));
    problem.put("code", code);
    byte[] body = json.writeValueAsBytes(problem);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
