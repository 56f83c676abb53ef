// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Somebody who goes from Mercure to a provider and back over plain HTTP, one redirection at a
/// time, and may tamper with the address that leads back.
final class Traveller {
  /// A provider that asks to sign in for ever is left after so many steps.
  private static final int MOST_STEPS = 14;

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final RunningMercure mercure;
  private UnaryOperator<String> tampering = UnaryOperator.identity();

  Traveller(RunningMercure mercure) {
    this.mercure = mercure;
  }

  /// Changes the address that leads back to Mercure.
  Traveller tampering(UnaryOperator<String> change) {
    tampering = change;
    return this;
  }

  /// To the provider and back.
  ///
  /// @param choice query that answers the provider's page, such as `as=claire`
  /// @return the first page after the return, or the redirection that lets one in
  HttpResponse<String> go(String provider, String choice) {
    URI at = mercure.at("/connexion/identite/" + provider);
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpResponse<String> answer = get(at);
      Optional<String> next = answer.headers().firstValue("Location");
      boolean back = at.getPath().startsWith("/connexion/retour/");
      if (back || (next.isEmpty() && !at.getPath().contains("/interaction/"))) {
        return answer;
      }
      at = next.isPresent() ? led(at, next.get()) : URI.create(at + "?" + choice);
    }
    throw new IllegalStateException("the provider sends one round for ever: " + at);
  }

  private URI led(URI from, String next) {
    boolean home = from.resolve(next).getPath().startsWith("/connexion/retour/");
    return from.resolve(home ? tampering.apply(next) : next);
  }

  HttpResponse<String> get(String path) {
    return get(mercure.at(path));
  }

  void forgetCookies() {
    cookies.getCookieStore().removeAll();
  }

  private HttpResponse<String> get(URI address) {
    try {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
