// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// The public keys of a provider, fetched when a key is asked for that is not known. A provider may
/// also change a key and keep its name: whoever finds a signature wrong calls {@link #forget} and
/// tries once more.
final class KeySet implements JWKSource<SecurityContext> {
  /// However many bad signatures come in, the provider is asked no more often.
  private static final Duration REST = Duration.ofSeconds(1);

  private final RestClient http;
  private final String address;
  private final Clock clock;
  private @Nullable JWKSet keys;
  private Instant fetched = Instant.EPOCH;

  KeySet(RestClient http, String address, Clock clock) {
    this.http = http;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public synchronized List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet known = keys;
    List<JWK> found = known == null ? List.of() : selector.select(known);
    boolean rested = !clock.instant().isBefore(fetched.plus(REST));
    return found.isEmpty() && (known == null || rested) ? selector.select(fetch()) : found;
  }

  /// Drops what is known, unless it was fetched just now.
  ///
  /// @return whether another try may come out differently
  synchronized boolean forget() {
    boolean rested = !clock.instant().isBefore(fetched.plus(REST));
    if (rested) {
      keys = null;
    }
    return rested;
  }

  private JWKSet fetch() throws KeySourceException {
    try {
      String text = http.get().uri(address).retrieve().body(String.class);
      JWKSet read = JWKSet.parse(text == null ? "" : text);
      keys = read;
      fetched = clock.instant();
      return read;
    } catch (RestClientException | ParseException e) {
      throw new KeySourceException("the keys at " + address + " cannot be read", e);
    }
  }
}
