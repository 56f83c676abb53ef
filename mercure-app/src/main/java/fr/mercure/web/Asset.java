// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A static file ready to send: bytes, the same compressed, and a URL that changes with the bytes.
final class Asset {
  private static final int FINGERPRINT = 12;

  private final String name;
  private final String url;
  private final String contentType;
  private final byte[] plain;
  private final byte[] compressed;

  Asset(String name, byte[] bytes) {
    int dot = name.lastIndexOf('.');
    String ending = name.substring(dot);
    this.name = name;
    this.url = Assets.PATH + name.substring(0, dot) + "-" + fingerprint(bytes) + ending;
    this.contentType = contentType(ending);
    this.plain = bytes;
    this.compressed = gzip(bytes);
  }

  /// Such as `mercure.css`.
  String name() {
    return name;
  }

  /// Such as `/assets/mercure-1a2b3c4d5e6f.css`.
  String url() {
    return url;
  }

  String contentType() {
    return contentType;
  }

  byte[] plain() {
    return plain;
  }

  /// With gzip, at its strongest.
  byte[] compressed() {
    return compressed;
  }

  /// Whether compression gains anything: it does not for fonts.
  boolean shrinks() {
    return compressed.length < plain.length * 9 / 10;
  }

  private static String fingerprint(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String contentType(String ending) {
    return switch (ending) {
      case ".css" -> "text/css;charset=UTF-8";
      case ".js" -> "text/javascript;charset=UTF-8";
      case ".svg" -> "image/svg+xml";
      case ".woff2" -> "font/woff2";
      default -> throw new IllegalArgumentException("no content type for " + ending);
    };
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new StrongestGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /// The level is only reachable from a subclass.
  private static final class StrongestGzip extends GZIPOutputStream {
    StrongestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
