// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MimeScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/// Signs what leaves in the name of one domain (DKIM, RFC 6376, `rsa-sha256`, relaxed).
public final class MailSigner {
  private static final System.Logger LOG = System.getLogger(MailSigner.class.getName());
  private static final String FIELDS =
      "from:to:cc:subject:date:message-id:in-reply-to:references:mime-version:content-type:"
          + "content-transfer-encoding";

  private final String domain;
  private final String selector;
  private final RSAPrivateCrtKey key;

  /// @param selector under which the key is published
  public MailSigner(String domain, String selector, RSAPrivateCrtKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /// The message with its signature on top; as it is if its From field is not of this domain.
  public byte[] sign(byte[] message) {
    if (!isOurs(message)) {
      return message;
    }
    String template =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;"
            .formatted(domain, selector, FIELDS);
    try {
      String field =
          new DKIMSigner(template, (PrivateKey) key).sign(new ByteArrayInputStream(message));
      var signed = new ByteArrayOutputStream(message.length + field.length() + 2);
      signed.writeBytes((field + "\r\n").getBytes(StandardCharsets.US_ASCII));
      signed.writeBytes(message);
      return signed.toByteArray();
    } catch (FailException | IOException e) {
      LOG.log(Level.WARNING, "a message leaves without signature: {0}", e.getMessage());
      return message;
    }
  }

  private boolean isOurs(byte[] message) {
    return MimeScanner.scan(message).fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("From"))
        .flatMap(field -> MailAddress.read(field.value()).stream())
        .anyMatch(address -> address.address().endsWith("@" + domain));
  }

  /// Name of the DNS record that publishes the key.
  public String recordName() {
    return selector + "._domainkey." + domain;
  }

  /// Text of the DNS record (TXT) that publishes the key.
  public String record() {
    try {
      byte[] published =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
              .getEncoded();
      return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(published);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
