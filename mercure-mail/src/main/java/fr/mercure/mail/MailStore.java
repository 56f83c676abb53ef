// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Clock;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The message store, by what one does with it.
public record MailStore(
    MailboxStore mailboxes,
    FolderStore folders,
    MessageStore messages,
    FilingStore filing,
    FlagStore flags,
    ReadingStore reading,
    ListStore lists,
    OutboundStore outbound,
    RuleStore rules) {
  /// As below, where nothing leaves.
  public static MailStore over(
      DataSource database, TransactionOperations transactions, Clock clock) {
    return over(database, transactions, clock, _ -> false);
  }

  /// The store of a database that has the schema `mail`.
  ///
  /// @param transactions of the same database; work inside one of the caller joins it
  /// @param leaves whether mail to an address without a mailbox here may be sent on
  public static MailStore over(
      DataSource database,
      TransactionOperations transactions,
      Clock clock,
      Predicate<String> leaves) {
    var batch = new NamedParameterJdbcTemplate(database);
    var jdbc = JdbcClient.create(batch);
    var outbound = new OutboundStore(jdbc);
    var rules = new RuleStore(jdbc, transactions, clock);
    var arrival = new Arrival(jdbc, rules, outbound, leaves);
    return new MailStore(
        new MailboxStore(jdbc, transactions, clock),
        new FolderStore(jdbc, transactions),
        new MessageStore(batch, transactions, outbound, arrival),
        new FilingStore(jdbc, transactions),
        new FlagStore(jdbc, transactions),
        new ReadingStore(jdbc),
        new ListStore(jdbc),
        outbound,
        rules);
  }
}
