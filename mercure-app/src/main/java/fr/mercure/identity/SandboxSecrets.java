// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/// The invented password and keys of one sandbox, in a private file, so that every start can print
/// them. Only a sandbox keeps such things readable.
final class SandboxSecrets {
  private final Properties values = new Properties();

  private SandboxSecrets(String text) {
    try {
      values.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of the file, made on first use.
  static SandboxSecrets open(Path file, SecureRandom random) {
    byte[] text = PrivateFile.readOrMake(file, () -> make(random).getBytes(StandardCharsets.UTF_8));
    return new SandboxSecrets(new String(text, StandardCharsets.UTF_8));
  }

  private static String make(SecureRandom random) {
    var text = new StringBuilder("# Sandbox only: invented people, no real access.\n");
    String password = Base32.random(random, 12).replaceAll("(.{4})(?=.)", "$1-");
    text.append("password=").append(password.toLowerCase(Locale.ROOT)).append('\n');
    for (SandboxPeople.Invented person : SandboxPeople.ALL) {
      text.append("totp.%s=%s\n".formatted(person.email(), Base32.random(random, 32)));
      text.append("key.%s=%s\n".formatted(person.email(), ApiKeys.secret(random)));
    }
    return text.toString();
  }

  /// One for all invented people.
  String password() {
    return value("password");
  }

  /// Base 32, as authenticator applications take it.
  String totp(String email) {
    return value("totp." + email);
  }

  /// As {@link #totp}, for people whom the file does not name: made from the password.
  String derived(String email) {
    byte[] digest = Sha256.of((password() + email).getBytes(StandardCharsets.UTF_8));
    return Base32.encode(Arrays.copyOf(digest, Totp.SECRET_BYTES));
  }

  /// The machine key of the person's company or office.
  String key(String email) {
    return value("key." + email);
  }

  private String value(String name) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("sandbox.secret holds no " + name + "; remove that file");
    }
    return value;
  }
}
