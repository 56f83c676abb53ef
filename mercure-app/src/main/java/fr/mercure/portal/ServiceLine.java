// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.portal.ServiceCheck.Level;
import fr.mercure.web.Tone;

/// A line of the service status.
///
/// @param detail what is measured, with its value
public record ServiceLine(String name, Level level, String detail) {
  /// Key of the state in words.
  public String key() {
    return "status." + level;
  }

  /// How the state is shown.
  public Tone tone() {
    return switch (level) {
      case NORMAL -> Tone.OK;
      case SLOW -> Tone.WARN;
      case DOWN -> Tone.BAD;
    };
  }
}
