// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

/// How much a finding weighs.
public enum Severity {
  /// The message is refused.
  ERROR,
  /// The message passes; somebody should look.
  WARNING
}
