// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressState.ControlKind;
import fr.mercure.kernel.Money;
import fr.mercure.kernel.Wording;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Decides which consignments are examined: by profiles that an officer can read, and by a share
/// taken at random. The same declaration is always selected alike.
final class ControlSelection {
  private ControlSelection() {}

  /// What happens to a consignment after its acceptance.
  enum Circuit {
    /// Released at once.
    GREEN,
    /// Documents are examined.
    ORANGE,
    /// Goods are examined.
    RED;

    /// What is examined; nothing on the green circuit.
    Optional<ControlKind> control() {
      return switch (this) {
        case GREEN -> Optional.empty();
        case ORANGE -> Optional.of(ControlKind.DOCUMENTARY);
        case RED -> Optional.of(ControlKind.PHYSICAL);
      };
    }
  }

  /// The choice that was made.
  ///
  /// @param profile name of the profile that decided; empty on the green circuit
  /// @param reason why, for officers only
  record Selection(Circuit circuit, String profile, Wording reason) {
    private static final Selection GREEN = new Selection(Circuit.GREEN, "", Wording.NONE);
  }

  /// Selects by the tables that Mercure carries.
  ///
  /// @param seed from {@link #seed}
  /// @param sandbox whether the wishes of {@link SandboxWish} are granted
  static Selection select(
      ExpressDeclaration h7, long seed, LocalDate day, ReferenceData data, boolean sandbox) {
    SandboxWish wish = sandbox ? SandboxWish.of(h7.lrn()) : SandboxWish.NONE;
    return switch (wish) {
      case GREEN, WAIT -> Selection.GREEN;
      case ORANGE -> wished(Circuit.ORANGE);
      case RED -> wished(Circuit.RED);
      case REFUSED, NONE -> select(h7, seed, day, data, ControlProfile.standard());
    };
  }

  static Selection select(
      ExpressDeclaration h7,
      long seed,
      LocalDate day,
      ReferenceData data,
      List<ControlProfile> profiles) {
    Money value = ConsignmentValue.total(h7, data, day).orElse(Money.euros(BigDecimal.ZERO));
    for (ControlProfile profile : profiles) {
      if (profile.matches(h7, value, day) && draw(seed, profile.name()) < profile.perMille()) {
        return new Selection(profile.result(), profile.name(), profile.reason());
      }
    }
    return Selection.GREEN;
  }

  private static Selection wished(Circuit circuit) {
    return new Selection(
        circuit,
        "SANDBOX",
        new Wording("Demandé par la fin du LRN.", "Asked for by the end of the LRN."));
  }

  /// The seed of a declaration: a number that depends on nothing but its reference.
  static long seed(String reference) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : reference.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /// A number from 0 to 999, evenly spread over seeds, another one for each profile.
  static int draw(long seed, String profile) {
    long z = seed + 0x9e3779b97f4a7c15L * seed(profile);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (int) Long.remainderUnsigned(z ^ (z >>> 31), 1000);
  }
}
