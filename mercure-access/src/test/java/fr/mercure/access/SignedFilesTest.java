// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedFilesTest {
  private final KeyPair keys = pair();

  @TempDir Path folder;
  private SignedFiles files;
  private Path file;

  SignedFilesTest() throws GeneralSecurityException {}

  private static KeyPair pair() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @BeforeEach
  void trust() throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    files = SignedFiles.by(Optional.of(key), folder.resolve("state"));
    file = folder.resolve("rules.txt");
  }

  private void sign(String text, KeyPair by) throws Exception {
    Files.writeString(file, text);
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(by.getPrivate());
    signature.update(Files.readAllBytes(file));
    Files.write(folder.resolve("rules.txt.sig"), signature.sign());
  }

  @Test
  void readsWhatIsSignedAndNotOlder() throws Exception {
    for (String text : new String[] {"counter=4\na", "# counter=4\nb", "counter=5\nc"}) {
      sign(text, keys);
      assertThat(files.read(file)).isEqualTo(text);
    }
  }

  @Test
  void refusesAFileThatWentBack() throws Exception {
    sign("counter=5\n", keys);
    files.read(file);
    sign("counter=4\n", keys);

    assertThatThrownBy(() -> files.read(file)).hasMessageContaining("older (4)");
  }

  @Test
  void refusesWhatWasChangedOrSignedByAnother() throws Exception {
    sign("counter=1\n", keys);
    Files.writeString(file, "counter=2\n");
    assertThatThrownBy(() -> files.read(file)).hasMessageContaining("not signed");

    sign("counter=1\n", pair());
    assertThatThrownBy(() -> files.read(file)).hasMessageContaining("not signed");

    Files.delete(folder.resolve("rules.txt.sig"));
    assertThatThrownBy(() -> files.read(file)).hasMessageContaining("not signed");
  }

  @Test
  void refusesAFileWithoutCounter() throws Exception {
    sign("a\n", keys);
    assertThatThrownBy(() -> files.read(file)).hasMessageContaining("counter=N");
  }

  @Test
  void takesFilesAsTheyAreWithoutAKey() throws IOException {
    Files.writeString(file, "a");
    assertThat(SignedFiles.by(Optional.empty(), folder).read(file)).isEqualTo("a");
  }
}
