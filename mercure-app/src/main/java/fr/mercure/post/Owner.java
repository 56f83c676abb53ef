// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import java.util.Locale;
import java.util.Optional;

/// Whose a mailbox is.
public sealed interface Owner {
  /// A person's own.
  ///
  /// @param id key in identity
  record OfPerson(long id) implements Owner {
    @Override
    public String key() {
      return "person:" + id;
    }
  }

  /// Shared by the people of a company.
  ///
  /// @param id key in identity
  record OfCompany(long id) implements Owner {
    @Override
    public String key() {
      return "company:" + id;
    }
  }

  /// Shared by the officers of a customs office.
  ///
  /// @param code eight characters, such as `FR00677A`
  record OfOffice(String code) implements Owner {
    @Override
    public String key() {
      return "office:" + code;
    }
  }

  /// Stable text for it, such as `company:3`.
  String key();

  /// The shared mailbox of whoever acts: of their office, else of their company.
  static Optional<Owner> shared(Actor actor) {
    Optional<Owner> office =
        actor.office().map(code -> new OfOffice(code.toUpperCase(Locale.ROOT)));
    return office.or(() -> actor.company().map(Company::id).map(OfCompany::new));
  }
}
