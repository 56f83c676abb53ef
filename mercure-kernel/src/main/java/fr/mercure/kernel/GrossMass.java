// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.math.BigDecimal;

/// Mass of goods with their packing, in **kilograms** (data element 18 04 001 000, n..16,6).
///
/// Trailing zeros carry no meaning: `10.50` equals `10.5`.
///
/// @param kilograms never negative
public record GrossMass(BigDecimal kilograms) {
  /// No mass at all, the start of a sum.
  public static final GrossMass ZERO = new GrossMass(BigDecimal.ZERO);

  /// @throws IllegalArgumentException if negative
  public GrossMass {
    if (kilograms.signum() < 0) {
      throw new IllegalArgumentException("negative mass: " + kilograms);
    }
    kilograms = kilograms.signum() == 0 ? BigDecimal.ZERO : kilograms.stripTrailingZeros();
  }

  /// From a decimal text such as `10.5`.
  public static GrossMass of(String kilograms) {
    return new GrossMass(new BigDecimal(kilograms));
  }

  public GrossMass plus(GrossMass other) {
    return new GrossMass(kilograms.add(other.kilograms));
  }

  @Override
  public String toString() {
    return kilograms.toPlainString() + " kg";
  }
}
