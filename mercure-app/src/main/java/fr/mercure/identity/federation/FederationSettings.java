// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site may set, under `mercure.federation`. A provider that is not set is not offered.
///
/// @param patience longest wait for one answer of a provider
@ConfigurationProperties("mercure.federation")
public record FederationSettings(
    @Nullable Client franceConnect,
    @Nullable Client franceConnectPlus,
    @Nullable Client proConnect,
    @DefaultValue("5s") Duration patience) {

  /// What the provider gave us when we registered.
  ///
  /// @param issuer address; a setting because hosts move
  /// @param id of the client
  /// @param secret of the client; from the environment or a file, never from the tree
  public record Client(URI issuer, String id, String secret) {}

  Optional<Client> of(Provider provider) {
    return Optional.ofNullable(
        switch (provider) {
          case FRANCE_CONNECT -> franceConnect;
          case FRANCE_CONNECT_PLUS -> franceConnectPlus;
          case PRO_CONNECT -> proConnect;
        });
  }
}
