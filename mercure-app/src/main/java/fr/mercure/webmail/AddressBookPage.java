// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.post.AddressBook;
import fr.mercure.web.Shell;
import java.util.List;

/// Mailboxes that one may write to.
///
/// @param entries by name
/// @param most how many are shown at most; 0 if all are
public record AddressBookPage(
    Shell shell, String query, List<AddressBook.Entry> entries, int most) {
  public AddressBookPage {
    entries = List.copyOf(entries);
  }
}
