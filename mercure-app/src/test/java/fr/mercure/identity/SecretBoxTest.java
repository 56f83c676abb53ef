// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ASVS V11.2.3, V11.3.1.
class SecretBoxTest {
  private static final byte[] SECRET = "the seed of all codes".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;

  @Test
  void opensAgainAfterARestart() {
    byte[] box = box("identity.key").seal(SECRET, 7);

    assertThat(box("identity.key").unseal(box, 7)).isEqualTo(SECRET);
  }

  /// ASVS V11.3.3.
  @Test
  void opensForNobodyElse() {
    byte[] box = box("identity.key").seal(SECRET, 7);

    assertThatThrownBy(() -> box("identity.key").unseal(box, 8))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> box("other.key").unseal(box, 7))
        .isInstanceOf(IllegalStateException.class);
  }

  /// ASVS V11.3.2.
  @Test
  void hidesTheSecretAndNeverWritesItTwiceAlike() {
    SecretBox box = box("identity.key");
    byte[] once = box.seal(SECRET, 7);

    assertThat(new String(once, UTF_8)).doesNotContain("seed");
    assertThat(box.seal(SECRET, 7)).isNotEqualTo(once);
  }

  /// ASVS V13.3.1, V13.3.2.
  @Test
  void keepsTheKeyFromOtherUsersOfTheMachine() throws IOException {
    box("identity.key");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("identity.key"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void refusesAKeyFileThatWasCut() throws IOException {
    Files.writeString(folder.resolve("identity.key"), "short");

    assertThatThrownBy(() -> box("identity.key")).hasMessageContaining("5 bytes instead of 32");
  }

  private SecretBox box(String file) {
    return SecretBox.open(folder.resolve(file), random);
  }
}
