// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the conversation of a message, by the Message-IDs that it bears and refers to (RFC 5256
/// REFERENCES). The caller holds the mailbox's row, so that two answers that arrive at once agree.
record Threads(JdbcClient jdbc) {
  /// The conversation in this mailbox; a new one if it refers to nothing known.
  long of(long mailbox, ReadMessage message) {
    String[] names =
        Stream.concat(Stream.of(message.name()), message.references().stream())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toArray(String[]::new);
    return jdbc.sql(
            """
            with known as (
              select min(thread) thread from mail.named
              where mailbox = :mailbox and name = any(:names)),
            chosen as (select coalesce(thread, nextval('mail.thread')) thread from known),
            added as (
              insert into mail.named (mailbox, name, thread)
              select :mailbox, unnest(:names), thread from chosen
              on conflict do nothing)
            select thread from chosen
            """)
        .param("mailbox", mailbox)
        .param("names", names)
        .query(Long.class)
        .single();
  }
}
