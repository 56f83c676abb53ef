// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The three services, and what each demands of its clients. They run the same software with
/// different rules; FranceConnect refuses every parameter that it does not know, PKCE included.
public enum Provider {
  FRANCE_CONNECT(
      "franceconnect",
      "FranceConnect",
      Set.of("openid", "given_name", "family_name", "email"),
      Set.of("eidas1", "eidas2", "eidas3"),
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256)),
  FRANCE_CONNECT_PLUS(
      "franceconnect-plus",
      "FranceConnect+",
      Set.of("openid", "given_name", "family_name", "email"),
      Set.of("eidas2", "eidas3"),
      Set.of(JWSAlgorithm.ES256)),
  PRO_CONNECT(
      "proconnect",
      "ProConnect",
      Set.of("openid", "given_name", "usual_name", "email", "uid", "siret"),
      Levels.STRONG,
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256));

  /// Levels of assurance that stand for two factors. Two vocabularies are in use side by side; what
  /// is not in here is one factor at most.
  private static final class Levels {
    static final Set<String> STRONG =
        Set.of(
            "eidas2",
            "eidas3",
            "eidas0-mfa",
            "eidas1-mfa",
            "https://proconnect.gouv.fr/assurance/self-asserted-2fa",
            "https://proconnect.gouv.fr/assurance/consistency-checked-2fa");
  }

  private final String path;
  private final String label;
  private final Set<String> scopes;
  private final Set<String> levels;
  private final Set<JWSAlgorithm> algorithms;

  Provider(
      String path,
      String label,
      Set<String> scopes,
      Set<String> levels,
      Set<JWSAlgorithm> algorithms) {
    this.path = path;
    this.label = label;
    this.scopes = scopes;
    this.levels = levels;
    this.algorithms = algorithms;
  }

  /// The one of this path; empty if there is none.
  public static Optional<Provider> at(String path) {
    return Arrays.stream(values()).filter(p -> p.path.equals(path)).findFirst();
  }

  /// In the addresses of this site: each provider has a callback of its own, so that the answer of
  /// one is never taken for that of another.
  public String path() {
    return path;
  }

  /// As it calls itself.
  public String label() {
    return label;
  }

  Set<String> scopes() {
    return scopes;
  }

  /// Levels with which we are content; a lower one is refused, never taken silently.
  Set<String> levels() {
    return levels;
  }

  Set<JWSAlgorithm> algorithms() {
    return algorithms;
  }

  /// Whether a level stands for two factors.
  boolean isStrong(String level) {
    return Levels.STRONG.contains(level);
  }

  /// FranceConnect answers "invalid request" to it.
  boolean takesProofKey() {
    return this == PRO_CONNECT;
  }

  boolean encrypts() {
    return this == FRANCE_CONNECT_PLUS;
  }
}
