// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/// Where passkeys serve. The name is the same for every address of a site, so that one key opens
/// all of them; the origin is the one at which the browser is.
///
/// @param name registrable domain that authenticators bind keys to
/// @param origin scheme, host and port, as browsers write it
record PasskeyHost(String name, String origin) {
  /// Empty where the address is neither that name nor under it: browsers would refuse.
  ///
  /// @param name of the site, see {@link IdentitySettings#passkeyHost}
  static Optional<PasskeyHost> of(HttpServletRequest request, String name) {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    if (!host.equals(name) && !host.endsWith("." + name)) {
      return Optional.empty();
    }
    String scheme = request.getScheme();
    int port = request.getServerPort();
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return Optional.of(new PasskeyHost(name, scheme + "://" + host + (usual ? "" : ":" + port)));
  }
}
