// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an office has set itself: how long a control should take, how long an operator has to give
/// a paper. Goals of service, no legal delays.
///
/// @param documentary from selection to decision
/// @param physical from selection to decision
/// @param papers from a request for papers to its end
@ConfigurationProperties("mercure.control")
record ControlSettings(
    @DefaultValue("4h") Duration documentary,
    @DefaultValue("24h") Duration physical,
    @DefaultValue("48h") Duration papers) {

  /// How long a control of this kind should take.
  Duration of(String kind) {
    return kind.equals("PHYSICAL") ? physical : documentary;
  }
}
