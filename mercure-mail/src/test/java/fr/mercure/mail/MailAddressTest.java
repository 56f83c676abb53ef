// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailAddressTest {
  /// Decoded, its name reads `Morel, boss@house.example,`.
  private static final String HIDING =
      "=?UTF-8?Q?Morel=2C_boss=40house=2Eexample=2C?= <a@b.example>";

  @Test
  void takesNoAddressFromAnEncodedName() {
    MailContent content =
        MailContent.of(("From: " + HIDING + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(MailAddress.read(content.from()))
        .containsExactly(new MailAddress("Morel, boss@house.example,", "a@b.example"));
  }

  @Test
  void readsWhatItHasWritten() {
    var address = new MailAddress("Morel, \"Claire\" \\ (Lyon)", "c@d.example");
    assertThat(MailAddress.read(address.toString())).containsExactly(address);
    String unfolded = address.field().replace("\r\n", "");
    assertThat(MailAddress.read(unfolded)).containsExactly(address);
  }

  @Test
  void tellsAFieldInWhichAnAddressIsNotRead() {
    assertThat(MailAddress.isPlain("Bureau")).isTrue();
    assertThat(MailAddress.isPlain("Morel, Claire <c@d.example>")).isTrue();
    assertThat(MailAddress.isPlain("\" <c@d.example>")).isFalse();
  }

  @Test
  void takesNoAddressThatWouldBeTwo() {
    assertThat(MailAddress.read("\"a@b.example,c\"@d.example")).isEmpty();
  }
}
