// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.web.templates.Templates;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Answers under `/acces` before anything else of the portal has a say: no session is read, no
/// database asked, nobody need be signed in. What it does not know goes on to the portal.
final class AccessDoor implements Filter {
  static final String PAGE = "/acces";
  static final String REPORT = "/acces/rapport.json";

  /// On each answer, so that the agent knows that a Mercure gave it and no box on the way.
  static final String MARK = "Mercure-Access";

  /// Leave a check with support, and take it back.
  static final String KEEP = "/acces/garder";

  static final String FORGET = "/acces/oublier";
  static final String CODE = "/acces/code";

  private static final String UPLOAD = "/acces/envoi";
  private static final Set<String> SENT = Set.of(UPLOAD, KEEP, FORGET);
  private static final Set<String> READ =
      Set.of(
          PAGE,
          REPORT,
          CODE,
          "/acces/204",
          "/acces/echo",
          "/acces/temoin.js",
          "/acces/flux",
          "/acces/debit");

  private final ReferencePoints references;
  private final AccessPages pages;

  AccessDoor(
      Templates templates,
      AccessSettings settings,
      CheckKeeper keeper,
      RandomGenerator random,
      Clock clock) {
    this.references = new ReferencePoints(random, clock);
    this.pages = new AccessPages(templates, settings, keeper, random, clock);
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) in;
    var response = (HttpServletResponse) out;
    String path = request.getRequestURI();
    if (!READ.contains(path) && !SENT.contains(path)) {
      chain.doFilter(in, out);
      return;
    }
    response.setHeader(MARK, "1");
    response.setHeader("Cache-Control", "no-store, no-transform");
    String method = request.getMethod();
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (reads == SENT.contains(path) || !(reads || method.equals("POST"))) {
      response.setHeader("Allow", SENT.contains(path) ? "POST" : "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    answer(path, request, response);
  }

  private void answer(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (path) {
      case PAGE -> pages.page(request, response);
      case REPORT -> pages.report(request, response);
      case CODE -> pages.code(request, response);
      case KEEP -> pages.keep(request, response);
      case FORGET -> pages.forget(request, response);
      case UPLOAD -> references.upload(request, response);
      case "/acces/echo" -> references.echo(request, response);
      case "/acces/temoin.js" -> references.script(response);
      case "/acces/flux" -> references.stream(request, response);
      case "/acces/debit" -> references.rate(response);
      default -> references.marker(response);
    }
  }
}
