// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Makes the {@link Shell} of a request, and hands it, or only its {@link Texts}, to controllers
/// that name one among their arguments.
@Component
public class Shells implements HandlerMethodArgumentResolver {
  private final List<NavigationCount> counts;
  private final List<DeadlineNote> deadlines;
  private final boolean sandbox;

  Shells(
      List<NavigationCount> counts,
      List<DeadlineNote> deadlines,
      @Value("${mercure.sandbox:false}") boolean sandbox) {
    this.counts = counts;
    this.deadlines = deadlines;
    this.sandbox = sandbox;
  }

  /// The shell around the answer to this request.
  public Shell of(HttpServletRequest request) {
    Optional<Visitor> visitor = visitor();
    String path = request.getRequestURI();
    return shell(
        request,
        visitor,
        visitor.map(v -> navigation(v, path, Preferences.texts(request))).orElse(Navigation.NONE),
        sandbox);
  }

  /// A shell that asks neither session nor database: for pages about their failure.
  Shell bare(HttpServletRequest request) {
    return bare(request, sandbox);
  }

  /// The same where no part of the application is at hand.
  public static Shell bare(HttpServletRequest request, boolean sandbox) {
    return shell(request, Optional.empty(), Navigation.NONE, sandbox);
  }

  private static Shell shell(
      HttpServletRequest request,
      Optional<Visitor> visitor,
      Navigation navigation,
      boolean sandbox) {
    return new Shell(
        Preferences.texts(request),
        visitor,
        navigation,
        sandbox,
        Optional.ofNullable((CsrfToken) request.getAttribute(CsrfToken.class.getName())),
        Preferences.density(request),
        Preferences.keys(request),
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()).orElse(""));
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Shell.class
        || parameter.getParameterType() == Texts.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
    return parameter.getParameterType() == Texts.class ? Preferences.texts(request) : of(request);
  }

  private Navigation navigation(Visitor visitor, String path, Texts texts) {
    return Navigation.of(visitor, path, entry -> count(entry, visitor))
        .with(deadlines.stream().flatMap(note -> note.of(visitor, texts).stream()).toList());
  }

  private int count(String path, Visitor visitor) {
    return counts.stream()
        .filter(count -> count.path().equals(path))
        .mapToInt(count -> count.of(visitor))
        .sum();
  }

  private static Optional<Visitor> visitor() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(Visitor.class::isInstance)
        .map(Visitor.class::cast);
  }
}
