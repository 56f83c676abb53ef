// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The one door: whoever has proven all that signing in takes comes in here, whatever the way.
@Component
final class Entrance {
  private final CsrfTokens tokens;
  private final Devices devices;
  private final AccountStore accounts;
  private final Clock clock;

  Entrance(CsrfTokens tokens, Devices devices, AccountStore accounts, Clock clock) {
    this.tokens = tokens;
    this.devices = devices;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// Opens the session, with a new identifier and a new form token.
  ///
  /// @return the page that was wanted before the steps of signing in
  String open(
      HttpServletRequest request, HttpServletResponse response, long person, SignInWay way) {
    String target = WebSession.whole(request, person, way.isSigned(), clock.instant());
    tokens.renew(request, response);
    accounts.seen(person, clock.instant());
    devices.entered(request, response, person, way);
    return target;
  }
}
