// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.Mailbox;

/// A mailbox that somebody may read.
///
/// @param slug names it in addresses of pages: `moi`, SIRET of the company, code of the office
/// @param name of the person, company or office
/// @param box what the engine knows of it
public record MyMailbox(String slug, String name, Owner owner, Mailbox box) {
  /// The slug of one's own mailbox.
  public static final String OWN = "moi";

  /// Address of its pages.
  public String path() {
    return "/messagerie/" + slug;
  }
}
