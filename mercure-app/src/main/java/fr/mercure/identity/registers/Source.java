// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

/// A register, and how much it may be asked.
public enum Source {
  /// Establishments and legal units of France; INSEE allows thirty requests a minute.
  SIRENE(28, 1),
  /// EORI numbers of the Union and of Northern Ireland; ten in one request.
  EOS(30, 10),
  /// VAT numbers of the Union; member states limit requests at the same time, not in number.
  VIES(20, 1);

  /// Requests in one minute, by all nodes together.
  public final int perMinute;

  /// Numbers in one request.
  public final int atOnce;

  Source(int perMinute, int atOnce) {
    this.perMinute = perMinute;
    this.atOnce = atOnce;
  }
}
