// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Style sheet, script, icons and fonts, read once from the class path.
///
/// The style sheet and the script are written in parts, one subject each, and joined here: a
/// browser asks for one file of each kind, and no build tool is needed.
public final class Assets {
  static final String PATH = "/assets/";

  static final Assets CLASS_PATH = new Assets();

  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private final Map<String, Asset> byName = new LinkedHashMap<>();

  /// Fonts come first: style sheets name them.
  private Assets() {
    add("source-sans-3.woff2", read("assets/source-sans-3.woff2"));
    add("plex-mono.woff2", read("assets/plex-mono.woff2"));
    add("icons.svg", read("assets/icons.svg"));
    add("mercure.svg", read("assets/mercure.svg"));
    add("sandbox.svg", read("assets/sandbox.svg"));
    add("htmx.js", read(HTMX));
    add(
        "mercure.js",
        join(
            "assets/js/%s.js",
            "trust",
            "keys",
            "dialogs",
            "fields",
            "entry",
            "upload",
            "passkeys",
            "typing",
            "live",
            "mail"));
    add("access.js", read("assets/js/access.js"));
    add("simple.css", shortened(read("assets/css/simple.css")));
    add(
        "mercure.css",
        shortened(
            join(
                "assets/css/%s.css",
                "tokens",
                "base",
                "shell",
                "controls",
                "panels",
                "forms",
                "cases",
                "entry",
                "mail",
                "media")));
  }

  /// URL of an asset, with its fingerprint; for templates.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static String url(String name) {
    return CLASS_PATH
        .named(name)
        .map(Asset::url)
        .orElseThrow(() -> new IllegalArgumentException("no asset " + name));
  }

  /// Answers a request for an asset where there is no application around it.
  public static void send(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    new AssetHandler(CLASS_PATH).handleRequest(request, response);
  }

  Optional<Asset> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<Asset> all() {
    return byName.values();
  }

  private void add(String name, byte[] bytes) {
    byName.put(name, new Asset(name, bytes));
  }

  /// A style sheet without comments and needless space, naming files by their fingerprint.
  private byte[] shortened(byte[] css) {
    String text = new String(css, StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
    for (Asset asset : byName.values()) {
      text = text.replace("url(" + asset.name() + ")", "url(" + asset.url() + ")");
    }
    return text.replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,]) ?", "$1")
        .replace(";}", "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(String pattern, String... parts) {
    var joined = new ByteArrayOutputStream();
    for (String part : List.of(parts)) {
      joined.writeBytes(read(pattern.formatted(part)));
    }
    return joined.toByteArray();
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
