// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.PrivateFile;
import fr.mercure.mail.sender.MailSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signs what leaves in the name of the site (DKIM). The key is made when it is first needed and
/// stays in the data folder; whoever keeps the site's domain publishes its record.
@Component
class PostSigning {
  private static final String SELECTOR = "mercure";
  private static final int BITS = 2048;

  private final PostSettings settings;
  private final SecureRandom random;
  private final Object once = new Object();
  private Optional<MailSigner> made = Optional.empty();

  PostSigning(PostSettings settings, SecureRandom random) {
    this.settings = settings;
    this.random = random;
  }

  /// A message as it leaves.
  byte[] sign(byte[] message) {
    return signer().sign(message);
  }

  /// The DNS record that lets others verify, name and text; nothing where no mail leaves.
  Optional<String> record() {
    return settings.next().isEmpty()
        ? Optional.empty()
        : Optional.of("%s. TXT \"%s\"".formatted(signer().recordName(), signer().record()));
  }

  private MailSigner signer() {
    synchronized (once) {
      MailSigner signer = made.orElseGet(() -> new MailSigner(settings.domain(), SELECTOR, key()));
      made = Optional.of(signer);
      return signer;
    }
  }

  private RSAPrivateCrtKey key() {
    byte[] kept = PrivateFile.readOrMake(settings.data().resolve("mail-dkim.key"), this::makeKey);
    byte[] bytes = Base64.getDecoder().decode(new String(kept, StandardCharsets.US_ASCII).strip());
    try {
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalStateException("mail-dkim.key in the data folder is no key", e);
    }
  }

  private byte[] makeKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      return Base64.getEncoder().encode(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
