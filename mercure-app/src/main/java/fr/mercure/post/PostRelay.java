// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.Relay;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands mail for elsewhere to the server that the settings name, under TLS that its certificate
/// must justify.
@Component
class PostRelay implements Relay {
  private static final int PERMANENT = 500;

  private final PostSettings settings;

  PostRelay(PostSettings settings) {
    this.settings = settings;
  }

  @Override
  public Answer hand(String sender, String recipient, byte[] message) {
    PostSettings.Next next =
        settings.next().orElseThrow(() -> new IllegalStateException("no relay is set"));
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport("smtp")) {
      var sent = new SMTPMessage(session, new ByteArrayInputStream(message));
      sent.setEnvelopeFrom(sender.isEmpty() ? "<>" : sender);
      transport.connect(
          next.host(),
          next.port(),
          settings.relayUser().orElse(null),
          settings.relayPassword().orElse(null));
      transport.sendMessage(sent, new Address[] {new InternetAddress(recipient)});
      return new Answer.Taken();
    } catch (MessagingException e) {
      return answer(e);
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.put("mail.smtp.localhost", settings.host());
    properties.put("mail.smtp.connectiontimeout", "20000");
    properties.put("mail.smtp.timeout", "60000");
    properties.put("mail.smtp.writetimeout", "60000");
    properties.put("mail.smtp.allow8bitmime", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.relayTls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(settings.relayUser().isPresent()));
    return properties;
  }

  /// What the server said is somewhere in the chain; without a word of its, it is tried again.
  private static Answer answer(MessagingException thrown) {
    String said = Optional.ofNullable(thrown.getMessage()).orElse("no answer").strip();
    @Nullable Exception at = thrown;
    while (at instanceof MessagingException e) {
      int code =
          switch (e) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> 0;
          };
      if (code > 0 && e.getMessage() != null) {
        said = e.getMessage().strip();
      }
      if (code >= PERMANENT) {
        return new Answer.Never(said);
      }
      at = e.getNextException();
    }
    return new Answer.Later(said);
  }
}
