// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// Language, density and shortcuts of one browser: a choice in the address is kept in a cookie for
/// a year. No account is needed, and the choice changes nothing but the look, so a link may carry
/// it.
final class Preferences implements HandlerInterceptor, LocaleResolver {
  static final String LANGUAGE = "langue";
  static final String DENSITY = "densite";
  static final String KEYS = "touches";
  static final String ON = "oui";
  static final String OFF = "non";

  private static final List<String> LANGUAGES = List.of("fr", "en");
  private static final List<String> DENSITIES =
      Arrays.stream(Density.values()).map(Density::label).toList();

  private static final List<String> SWITCH = List.of(ON, OFF);

  /// Texts that the reader chose, else the first language of the browser that we have, else French.
  static Texts texts(HttpServletRequest request) {
    return chosen(request, LANGUAGE, LANGUAGES)
        .map(language -> Texts.in(Locale.of(language)))
        .orElseGet(() -> Texts.in(spoken(request)));
  }

  static Density density(HttpServletRequest request) {
    return Density.of(chosen(request, DENSITY, DENSITIES).orElse(""));
  }

  /// Single letters act as shortcuts unless the reader switched them off.
  static boolean keys(HttpServletRequest request) {
    return chosen(request, KEYS, SWITCH).filter(OFF::equals).isEmpty();
  }

  /// The query without one parameter.
  static String without(String name, String query) {
    return Arrays.stream(StringUtils.tokenizeToStringArray(query, "&"))
        .filter(part -> !part.startsWith(name + "="))
        .collect(Collectors.joining("&"));
  }

  /// The language of the answer, which Spring also writes into its header.
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return texts(request).locale();
  }

  /// @throws UnsupportedOperationException always: the reader chooses, by an address
  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the reader chooses the language");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    keep(request, response, LANGUAGE, LANGUAGES);
    keep(request, response, DENSITY, DENSITIES);
    keep(request, response, KEYS, SWITCH);
    return true;
  }

  private static void keep(
      HttpServletRequest request, HttpServletResponse response, String name, List<String> known) {
    asked(request, name, known)
        .map(value ->
            ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build())
        .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
  }

  private static Optional<String> chosen(
      HttpServletRequest request, String name, List<String> known) {
    return asked(request, name, known)
        .or(() ->
            Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(known::contains)
                .findFirst());
  }

  private static Optional<String> asked(
      HttpServletRequest request, String name, List<String> known) {
    return Optional.ofNullable(request.getParameter(name)).filter(known::contains);
  }

  private static Locale spoken(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return Locale.FRENCH;
    }
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
        .findFirst()
        .orElse(Locale.FRENCH);
  }
}
