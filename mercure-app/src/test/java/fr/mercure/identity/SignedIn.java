// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Signs the sandbox people in over HTTP. Tests annotated `@SandboxTest` take one as a constructor
/// argument or `@Autowired` parameter:
///
/// ```java
/// Browser claire = signedIn.claire();
/// claire.get("/accueil");
/// ```
@TestComponent
public final class SignedIn {
  private final Environment environment;
  private final JdbcClient jdbc;
  private final SandboxSecrets secrets;

  SignedIn(Environment environment, JdbcClient jdbc) {
    this.environment = environment;
    this.jdbc = jdbc;
    Path data = Path.of(environment.getRequiredProperty("mercure.data"));
    this.secrets = SandboxSecrets.open(data.resolve("sandbox.secret"), new SecureRandom());
  }

  /// Declarant of Transmer Logistique.
  public Browser claire() {
    return as("claire.morel@transmer.example");
  }

  /// Declarant of Nordex Composants.
  public Browser paul() {
    return as("paul.girard@nordex.example");
  }

  /// Officer at Roissy.
  public Browser ines() {
    return as("ines.arnaud@douane.example");
  }

  /// Nobody.
  public Browser nobody() {
    return new Browser(port());
  }

  /// A code serves once; tests sign in more often than every thirty seconds, so the mark of the
  /// last one is wiped first.
  public Browser as(String email) {
    forgetLastCode(email);
    var browser = new Browser(port());
    browser.signIn(email, secrets.password());
    return browser;
  }

  /// The machine key of a person's company or office, for `Authorization: Bearer`.
  public String key(String email) {
    return secrets.key(email);
  }

  String password() {
    return secrets.password();
  }

  String totpSecret(String email) {
    return secrets.totp(email);
  }

  void forgetLastCode(String email) {
    jdbc.sql(
            """
            update identity.totp set last_step = 0
            where person_id = (select id from identity.person where email = :email)
            """)
        .param("email", email)
        .update();
  }

  private int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }
}
