// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site may set, under `mercure.registers`. A register that is not set is not asked, and
/// nobody is stopped for want of its answer.
///
/// @param patience longest wait for one answer
@ConfigurationProperties("mercure.registers")
public record RegistersSettings(
    @Nullable Sirene sirene,
    @Nullable Open eos,
    @Nullable Open vies,
    @DefaultValue("10s") Duration patience) {

  /// API Sirene.
  ///
  /// @param url such as `https://api.insee.fr/api-sirene/3.11`
  /// @param key of the portal of INSEE; from the environment or a file, never from the tree
  public record Sirene(@DefaultValue("https://api.insee.fr/api-sirene/3.11") URI url, String key) {}

  /// A register that asks for no key.
  public record Open(URI url) {}

  /// Where the register is; none if the site has not set it.
  Optional<URI> of(Source source) {
    return switch (source) {
      case SIRENE -> Optional.ofNullable(sirene).map(Sirene::url);
      case EOS -> Optional.ofNullable(eos).map(Open::url);
      case VIES -> Optional.ofNullable(vies).map(Open::url);
    };
  }
}
