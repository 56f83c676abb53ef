// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import fr.mercure.web.templates.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// The one place where an exception becomes an answer: a page for people, a problem (RFC 9457) for
/// machines. It needs neither database nor session, so it works when they do not.
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
  /// Request attribute with the code of the cause, where a filter knows better than the status.
  static final String CODE = "fr.mercure.code";

  /// Of the request that failed; the dispatch to this page is a GET (Servlet 6.1).
  private static final String METHOD = "jakarta.servlet.error.method";

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final String STALE_FORM = "SES-004";
  private static final int LENGTH = 8;

  /// Letters and digits that are not mistaken for one another on the telephone.
  private static final String ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXY";

  private final Templates templates;
  private final Shells shells;
  private final RandomGenerator random;

  ErrorPages(Templates templates, Shells shells, RandomGenerator random) {
    this.templates = templates;
    this.shells = shells;
    this.random = random;
  }

  /// What a handler threw.
  @ExceptionHandler
  @Nullable Object thrown(Exception exception, HttpServletRequest request) {
    return exception instanceof AsyncRequestNotUsableException
        ? null
        : answer(ErrorCauses.status(exception), request.getRequestURI(), exception, request);
  }

  /// What the container or a filter refused.
  @RequestMapping("/error")
  Object refused(HttpServletRequest request) {
    int status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class).orElse(404);
    String uri = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class).orElse("/");
    Throwable cause =
        attribute(request, RequestDispatcher.ERROR_EXCEPTION, Throwable.class).orElse(null);
    return answer(status, uri, cause, request);
  }

  private Object answer(
      int status, String uri, @Nullable Throwable cause, HttpServletRequest request) {
    String reference = reference();
    ErrorKind kind = kind(status, request);
    log(kind, reference, uri, cause);
    ErrorPage page = page(kind, reference, request);
    return wantsProblem(uri, request)
        ? problem(page, status, cause)
        : new Page(templates.webError(page), HttpStatus.valueOf(status));
  }

  private static ErrorKind kind(int status, HttpServletRequest request) {
    return STALE_FORM.equals(request.getAttribute(CODE))
        ? ErrorKind.STALE_FORM
        : ErrorKind.of(status);
  }

  private ErrorPage page(ErrorKind kind, String reference, HttpServletRequest request) {
    Shell shell = shells.bare(request);
    Texts texts = shell.texts();
    return new ErrorPage(
        shell,
        kind.title(texts),
        kind.what(texts),
        texts.get(saved(kind, request)),
        kind.remedy(texts),
        kind.code(),
        reference);
  }

  private static String saved(ErrorKind kind, HttpServletRequest request) {
    String method = attribute(request, METHOD, String.class).orElse(request.getMethod());
    if (method.equals("GET") || method.equals("HEAD")) {
      return "error.saved.reading";
    }
    return kind.isOurs() ? "error.saved.unknown" : "error.saved.nothing";
  }

  private static ResponseEntity<ProblemDetail> problem(
      ErrorPage page, int status, @Nullable Throwable cause) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("/aide/erreurs/" + page.code()));
    problem.setTitle(page.title());
    problem.setDetail(String.join(" ", page.what(), page.saved(), page.remedy()));
    problem.setProperty("code", page.code());
    problem.setProperty("reference", page.reference());
    HttpHeaders headers = new HttpHeaders();
    if (cause instanceof ErrorResponse response) {
      headers.addAll(response.getHeaders());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem, headers, status);
  }

  private static boolean wantsProblem(String uri, HttpServletRequest request) {
    String accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
    return uri.startsWith("/api/") || (accept.contains("json") && !accept.contains("text/html"));
  }

  private static void log(ErrorKind kind, String reference, String uri, @Nullable Throwable cause) {
    if (kind.isOurs()) {
      LOG.atError()
          .addKeyValue("reference", reference)
          .addKeyValue("path", uri)
          .setCause(cause)
          .log("request failed");
    } else {
      LOG.atDebug()
          .addKeyValue("reference", reference)
          .addKeyValue("code", kind.code())
          .setCause(cause)
          .log("request refused");
    }
  }

  private String reference() {
    var reference = new StringBuilder("E-");
    for (int i = 0; i < LENGTH; i++) {
      reference.append(i == LENGTH / 2 ? "-" : "");
      reference.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return reference.toString();
  }

  private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
    return Optional.ofNullable(request.getAttribute(name)).filter(type::isInstance).map(type::cast);
  }
}
