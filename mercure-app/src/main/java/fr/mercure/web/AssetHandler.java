// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;

/// Sends assets. A URL holds the fingerprint of its bytes, so a browser may keep it for ever.
///
/// While a new version is rolled out, a page of one node may ask another node for a file it has in
/// another version: it gets that node's version, not to be kept, rather than a page without style.
final class AssetHandler implements HttpRequestHandler {
  private static final Pattern FINGERPRINTED =
      Pattern.compile("([a-z0-9-]{1,40})-[0-9a-f]{12}(\\.[a-z0-9]{2,5})");

  private final Assets assets;

  AssetHandler(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String url = request.getRequestURI();
    Optional<Asset> asset = asset(url.substring(Assets.PATH.length()));
    if (asset.isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
    } else {
      send(asset.get(), asset.get().url().equals(url), request, response);
    }
  }

  private Optional<Asset> asset(String file) {
    Matcher parts = FINGERPRINTED.matcher(file);
    return parts.matches() ? assets.named(parts.group(1) + parts.group(2)) : Optional.empty();
  }

  private static void send(
      Asset asset, boolean current, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(asset.contentType());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        HttpHeaders.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-store");
    byte[] body = asset.plain();
    if (asset.shrinks()) {
      response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      if (takesGzip(request)) {
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        body = asset.compressed();
      }
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean takesGzip(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
        .filter(accepted -> accepted.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$)).*"))
        .isPresent();
  }
}
