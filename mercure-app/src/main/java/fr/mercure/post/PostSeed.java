// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Identity;
import fr.mercure.identity.PrivateFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Opens everybody's mailbox at the start. In a sandbox, gives each person an application password
/// too, kept in a private file so that every start can print it.
@Component
@Order(1)
class PostSeed implements ApplicationRunner {
  private final PostSettings settings;
  private final PostGrants grants;
  private final AppPasswords passwords;
  private final Identity identity;
  private final SecureRandom random;

  PostSeed(
      PostSettings settings,
      PostGrants grants,
      AppPasswords passwords,
      Identity identity,
      SecureRandom random) {
    this.settings = settings;
    this.grants = grants;
    this.passwords = passwords;
    this.identity = identity;
    this.random = random;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    grants.admitAll();
    if (settings.sandbox()) {
      Map<String, String> secrets = secrets();
      for (Actor actor : identity.acting()) {
        String secret = secrets.get(grants.admit(actor).address());
        if (secret != null) {
          passwords.keep(actor, "Sandbox", secret);
        }
      }
    }
  }

  /// The passwords of the sandbox by address; empty outside one.
  Map<String, String> secrets() {
    var secrets = new LinkedHashMap<String, String>();
    if (settings.sandbox() && !identity.acting().isEmpty()) {
      byte[] file =
          PrivateFile.readOrMake(settings.data().resolve("sandbox-mail.secret"), this::make);
      new String(file, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> secrets.put(parts[0], parts[1]));
    }
    return secrets;
  }

  private byte[] make() {
    var text = new StringBuilder();
    for (Actor actor : identity.acting()) {
      text.append(grants.admit(actor).address())
          .append('=')
          .append(AppPasswords.secret(random))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
