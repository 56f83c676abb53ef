// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

/// Whose mailbox.
sealed interface Addressee {
  /// A company's.
  ///
  /// @param id key in identity
  record OfCompany(long id) implements Addressee {
    @Override
    public String toString() {
      return "company:" + id;
    }
  }

  /// A customs office's.
  ///
  /// @param code eight characters, such as `FR00677A`
  record OfOffice(String code) implements Addressee {
    @Override
    public String toString() {
      return "office:" + code;
    }
  }
}
