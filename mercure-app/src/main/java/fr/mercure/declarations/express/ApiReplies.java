// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns verdicts into HTTP answers: JSON, or the XML message of customs if the caller asks for it.
@Component
class ApiReplies {
  private final JsonMapper json;

  ApiReplies(JsonMapper json) {
    this.json = json;
  }

  /// @param done status of what was granted
  ResponseEntity<byte[]> of(ExpressVerdict verdict, int done, HttpServletRequest request) {
    Locale locale = locale(request);
    return switch (verdict) {
      case ExpressVerdict.Answered answered -> answered(answered, done, request);
      case ExpressVerdict.KeyReused _ -> problem(ApiProblem.KEY_REUSED, locale);
      case ExpressVerdict.NotFound _ -> problem(ApiProblem.NOT_FOUND, locale);
      case ExpressVerdict.NotAllowed(var why) ->
          problem(ApiProblem.NOT_ALLOWED, locale, why.in(locale));
      case ExpressVerdict.Overtaken _ -> problem(ApiProblem.OVERTAKEN, locale);
      case ExpressVerdict.Busy(var retryAfter) ->
          problem(ApiProblem.BUSY, locale, Long.toString(retryAfter.toSeconds()));
    };
  }

  private ResponseEntity<byte[]> answered(
      ExpressVerdict.Answered verdict, int done, HttpServletRequest request) {
    ExpressAnswer answer = verdict.answer();
    Locale locale = locale(request);
    int status = answer.accepted() ? done : ApiBodies.problemOf(answer).status();
    var headers = new HttpHeaders();
    if (verdict.again()) {
      headers.set("Idempotency-Replayed", "true");
    }
    if (status == 201) {
      headers.set(HttpHeaders.LOCATION, "/api/v1/express/declarations/" + answer.reference());
    }
    headers.setVary(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
    if (wantsXml(request)) {
      headers.setContentType(MediaType.APPLICATION_XML);
      return new ResponseEntity<>(ExpressNotification.of(answer, locale), headers, status);
    }
    headers.setContentType(
        answer.accepted() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
    Map<String, Object> body =
        answer.accepted() ? ApiBodies.answer(answer, locale) : ApiBodies.refusal(answer, locale);
    return new ResponseEntity<>(json.writeValueAsBytes(body), headers, status);
  }

  ResponseEntity<byte[]> problem(ApiProblem problem, Locale locale, String... values) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == 503) {
      headers.set(HttpHeaders.RETRY_AFTER, values.length > 0 ? values[0] : "1");
    }
    byte[] body = json.writeValueAsBytes(ApiBodies.problem(problem, locale, values));
    return new ResponseEntity<>(body, headers, problem.status());
  }

  /// A body that was found.
  ResponseEntity<byte[]> ok(Map<String, Object> body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsBytes(body));
  }

  /// French unless English is asked for.
  static Locale locale(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Locale.FRENCH
        : request.getLocale();
  }

  /// Whether XML is preferred to JSON.
  static boolean wantsXml(HttpServletRequest request) {
    String accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("*/*");
    try {
      for (MediaType type : sorted(accept)) {
        if (type.getSubtype().equals("xml") || "xml".equals(type.getSubtypeSuffix())) {
          return true;
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
          return false;
        }
      }
      return false;
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static List<MediaType> sorted(String accept) {
    return MediaType.parseMediaTypes(accept).stream()
        .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
        .toList();
  }
}
