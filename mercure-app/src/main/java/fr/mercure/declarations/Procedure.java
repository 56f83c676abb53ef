// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// The procedure that a declaration belongs to.
public enum Procedure {
  /// Low-value consignments, H7 data set (Delta X).
  EXPRESS
}
