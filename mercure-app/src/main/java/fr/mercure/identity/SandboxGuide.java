// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Introduces the sandbox to whoever has just started it.
@Component
public final class SandboxGuide {
  private final ObjectProvider<SandboxSeed> seed;
  private final IdentitySettings settings;
  private final TotpStore totp;
  private final SecretBox box;
  private final Clock clock;

  SandboxGuide(
      ObjectProvider<SandboxSeed> seed,
      IdentitySettings settings,
      TotpStore totp,
      SecretBox box,
      Clock clock) {
    this.seed = seed;
    this.settings = settings;
    this.totp = totp;
    this.box = box;
    this.clock = clock;
  }

  /// What `./mercure up` prints after its address: who is there, what they may do, how to sign in,
  /// the keys, three things to try. Empty outside a sandbox and in an empty one.
  ///
  /// @param address such as `http://localhost:8080`
  public Optional<String> text(String address) {
    SandboxSeed made = seed.getIfAvailable();
    return made == null || settings.empty()
        ? Optional.empty()
        : Optional.of(text(address, made.secrets()));
  }

  /// The code that would be taken now for this person; sandbox only.
  Optional<String> codeFor(long person) {
    return settings.sandbox()
        ? totp.find(person).flatMap(e -> unused(person, e))
        : Optional.empty();
  }

  /// The next code where the present one has served: a sandbox is entered many times a minute.
  private Optional<String> unused(long person, TotpStore.Enrolled enrolled) {
    Instant now = clock.instant();
    long step = Math.max(Totp.step(now), enrolled.lastStep() + 1);
    return step <= Totp.step(now) + Totp.TOLERANCE
        ? Optional.of(Totp.code(box.unseal(enrolled.box(), person), step))
        : Optional.empty();
  }

  private String text(String address, SandboxSecrets secrets) {
    var text = new StringBuilder("\nThis is a sandbox. Invented people, no legal effect.\n\n");
    for (SandboxPeople.Invented person : SandboxPeople.ALL) {
      text.append("  %-32s %s\n".formatted(person.email(), person.does()));
    }
    text.append("\n  Password of all three: %s\n".formatted(secrets.password()));
    text.append("  Second step: the sign-in page shows the code (sandbox only), or add the secret");
    text.append(" to an authenticator:\n");
    for (SandboxPeople.Invented person : SandboxPeople.ALL) {
      text.append("  %-32s %s\n".formatted(person.email(), secrets.totp(person.email())));
    }
    text.append("\n  API keys (header \"Authorization: Bearer KEY\"):\n");
    for (SandboxPeople.Invented person : SandboxPeople.ALL) {
      text.append("  %-32s %s\n".formatted(person.organisation(), secrets.key(person.email())));
    }
    text.append("\n  Stopped, each for another cause, told at /acces/situation (same password):\n");
    for (SandboxStops.Stop stop : SandboxStops.ALL) {
      text.append("  %-32s %s\n".formatted(stop.email(), stop.code()));
    }
    text.append("  %-32s answers their requests\n".formatted(SandboxStops.ADMINISTRATOR.email()));
    text.append("  %-32s answers for companies without one\n".formatted(SandboxStops.DESK.email()));
    text.append("  %-32s sees why others are stopped\n".formatted(SandboxStops.SUPPORT.email()));
    String key = secrets.key(SandboxPeople.ALL.getFirst().email());
    return text.append(threeThings(address, key)).toString();
  }

  private static String threeThings(String address, String key) {
    return """

      Three things to try:
      1. Sign in as Claire at %1$s/connexion and lodge an express declaration.
      2. Lodge a file by API: it goes under control.
         curl -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/xml' \\
           --data-binary @samples/h7-red.xml %1$s/api/v1/express/declarations
      3. Sign in as Inès, the officer, and decide on the declarations under control.
      Or see all of it told: ./mercure demo, in another terminal.
    """
        .formatted(address, key);
  }
}
