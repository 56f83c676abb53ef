// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// The service to reach.
record Target(URI uri, References references) {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  /// @throws IllegalArgumentException if it is not an HTTP address
  static Target of(String text, References references) {
    URI uri = URI.create(text.contains("://") ? text : "https://" + text);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("not an http or https address: " + text);
    }
    return new Target(uri, references);
  }

  boolean encrypted() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  String host() {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  int port() {
    return uri.getPort() > 0 ? uri.getPort() : encrypted() ? 443 : 80;
  }

  Endpoint endpoint() {
    return new Endpoint(host(), port());
  }

  /// Path and query, never empty.
  String path() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }
}
