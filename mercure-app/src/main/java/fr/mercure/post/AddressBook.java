// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.kernel.Eori;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shared mailboxes that people may look up: those of offices for everybody, those of companies for
/// officers. Who works where is nobody else's to know.
@Component
public class AddressBook {
  private static final int LONGEST = 100;

  private final JdbcClient jdbc;
  private final Identity identity;

  AddressBook(JdbcClient jdbc, Identity identity) {
    this.jdbc = jdbc;
    this.identity = identity;
  }

  /// A mailbox to write to.
  ///
  /// @param office whether it is a customs office's
  public record Entry(String name, String address, boolean office) {}

  /// Those whose name, address, code or EORI answers to the query; by name.
  ///
  /// @param query everything if empty
  public List<Entry> find(Actor actor, String query, int most) {
    String text = query.strip().toLowerCase(Locale.ROOT);
    return jdbc.sql(
            """
            select m.name, m.address, p.owner like 'office:%' office
            from post.mailbox p join mail.mailbox m on m.id = p.mailbox
            where m.functional and (:officer or p.owner like 'office:%')
              and (position(:query in lower(m.name || ' ' || m.address)) > 0 or p.owner = :owner)
            order by office desc, m.name limit :most
            """)
        .param("officer", actor.isOfficer())
        .param("query", text.substring(0, Math.min(text.length(), LONGEST)))
        .param("owner", company(query).map(id -> new Owner.OfCompany(id).key()).orElse(""))
        .param("most", most)
        .query((row, _) ->
            new Entry(row.getString("name"), row.getString("address"), row.getBoolean("office")))
        .list();
  }

  private Optional<Long> company(String query) {
    return Eori.parse(query.strip()).flatMap(identity::company).map(Company::id);
  }
}
