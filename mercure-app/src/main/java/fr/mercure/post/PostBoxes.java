// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.MailStore;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Whose mailbox is whose. A mailbox and its address are made at the first need and stay with their
/// owner.
@Component
class PostBoxes {
  private static final int LONGEST_LOCAL = 50;
  private static final int MOST_NAMESAKES = 1000;

  /// Names that a stranger would take for the house itself.
  private static final Set<String> RESERVED =
      Set.of(
          "postmaster",
          "abuse",
          "hostmaster",
          "webmaster",
          "mailer-daemon",
          "root",
          "admin",
          "administrateur",
          "support",
          "securite",
          "security",
          "noreply",
          "mercure",
          "douane",
          "customs");

  private final JdbcClient jdbc;
  private final MailStore mail;
  private final PostSettings settings;
  private final TransactionTemplate transactions;

  PostBoxes(
      JdbcClient jdbc, MailStore mail, PostSettings settings, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.mail = mail;
    this.settings = settings;
    this.transactions = transactions;
  }

  /// A mailbox of the engine.
  ///
  /// @param id key there
  record Box(long id, String address) {}

  Optional<Box> find(Owner owner) {
    return jdbc.sql(
            """
            select m.id, m.address from post.mailbox p join mail.mailbox m on m.id = p.mailbox
            where p.owner = :owner
            """)
        .param("owner", owner.key())
        .query((row, _) -> new Box(row.getLong("id"), row.getString("address")))
        .optional();
  }

  /// All of them, by key of the owner.
  Map<String, Box> all() {
    var all = new HashMap<String, Box>();
    jdbc.sql(
            """
            select p.owner, m.id, m.address
            from post.mailbox p join mail.mailbox m on m.id = p.mailbox
            """)
        .query((row, _) ->
            all.put(row.getString("owner"), new Box(row.getLong("id"), row.getString("address"))))
        .list();
    return all;
  }

  /// The mailbox of an owner, made if there is none.
  ///
  /// @param name shown with the address
  /// @param wish what the address begins with, if nobody has it
  Box open(Owner owner, String name, String wish) {
    return find(owner)
        .orElseGet(() ->
            Objects.requireNonNull(
                transactions.execute(_ -> {
                  lock();
                  return find(owner).orElseGet(() -> make(owner, name, local(wish)));
                })));
  }

  /// Two who want the same address at once take turns.
  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(7305804471)").query((_, _) -> 1).list();
  }

  private Box make(Owner owner, String name, String local) {
    String address = address(owner, local);
    boolean shared = !(owner instanceof Owner.OfPerson);
    String title = name.substring(0, Math.min(name.length(), 120));
    long id = mail.mailboxes().open(address, title, shared, settings.quota());
    jdbc.sql("insert into post.mailbox (owner, mailbox) values (:owner, :mailbox)")
        .param("owner", owner.key())
        .param("mailbox", id)
        .update();
    return new Box(id, address);
  }

  private String address(Owner owner, String local) {
    for (int namesake = 1; namesake <= MOST_NAMESAKES; namesake++) {
      String tried = (namesake == 1 ? local : local + "." + namesake) + "@" + settings.domain();
      boolean kept = RESERVED.contains(local) || isOfficeOfAnother(owner, local);
      if (!(kept && namesake == 1) && mail.mailboxes().find(tried).isEmpty()) {
        return tried;
      }
    }
    throw new IllegalStateException("no address left for " + local);
  }

  private static boolean isOfficeOfAnother(Owner owner, String local) {
    return !(owner instanceof Owner.OfOffice) && local.matches("[a-z]{2}[0-9][a-z0-9]{5}");
  }

  /// Letters, digits, dots and dashes only.
  static String local(String wish) {
    String plain =
        Normalizer.normalize(wish, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", ".")
            .replaceAll("^\\.|\\.$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_LOCAL));
    return cut.isEmpty() ? "boite" : cut.replaceAll("\\.$", "");
  }
}
