// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// A text of the catalogue cannot be understood: a mistake of ours, never of a sender.
public final class BadCatalogueText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param file name of the resource
  /// @param line one-based
  public BadCatalogueText(String file, int line, String what) {
    super("%s:%d: %s".formatted(file, line, what));
  }
}
