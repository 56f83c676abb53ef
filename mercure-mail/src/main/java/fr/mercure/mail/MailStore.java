// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Clock;
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
    OutboundStore outbound) {
  /// The store of a database that has the schema `mail`.
  ///
  /// @param transactions of the same database; work inside one of the caller joins it
  public static MailStore over(
      DataSource database, TransactionOperations transactions, Clock clock) {
    var batch = new NamedParameterJdbcTemplate(database);
    var jdbc = JdbcClient.create(batch);
    var outbound = new OutboundStore(jdbc);
    return new MailStore(
        new MailboxStore(jdbc, transactions, clock),
        new FolderStore(jdbc, transactions),
        new MessageStore(batch, transactions, outbound),
        new FilingStore(jdbc, transactions),
        new FlagStore(jdbc, transactions),
        new ReadingStore(jdbc),
        new ListStore(jdbc),
        outbound);
  }
}
