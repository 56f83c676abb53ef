// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /// Makes a passkey for whoever is signed in there.
  ///
  /// @return its number in the page of one's passkeys
  public String passkeyOf(Browser browser) {
    String list = "/compte/cles-d-acces";
    browser.get(list);
    String asked = browser.post(list + "/demande", Map.of()).body();
    String made = new Authenticator("http://localhost:" + port()).make(asked);
    browser.post(list, Map.of("name", "Test", "answer", made));
    Matcher number = Pattern.compile(list + "/([0-9]+)/").matcher(browser.get(list).body());
    if (!number.find()) {
      throw new IllegalStateException("no passkey was made");
    }
    return number.group(1);
  }

  /// Key of the person of this address.
  public long id(String email) {
    return jdbc.sql("select id from identity.person where email = :email")
        .param("email", email)
        .query(Long.class)
        .single();
  }

  /// Leaves no trace of this right of the person, held or asked for.
  void forgetRight(String email, Right right) {
    jdbc.sql("delete from identity.habilitation where entitlement = :right and person_id = :person")
        .param("right", right.name())
        .param("person", id(email))
        .update();
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
