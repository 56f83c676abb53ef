// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the conversations of messages, by the Message-IDs that they bear and refer to (RFC 5256
/// REFERENCES). The caller holds the mailbox's row, so that two answers that arrive at once agree.
record Threads(JdbcClient jdbc) {
  /// The conversation in this mailbox of each message, as if they came one after the other; a new
  /// one for a message that refers to nothing known.
  List<Long> of(long mailbox, List<ReadMessage> messages) {
    List<List<String>> names = messages.stream().map(Threads::names).toList();
    var known = new HashMap<String, Long>();
    List<Long> fresh = look(mailbox, names, known);
    var added = new LinkedHashMap<String, Long>();
    var threads = new ArrayList<Long>();
    for (int i = 0; i < names.size(); i++) {
      long thread =
          names.get(i).stream()
              .flatMap(name -> Optional.ofNullable(known.get(name)).stream())
              .min(Long::compare)
              .orElse(fresh.get(i));
      names.get(i).stream()
          .filter(name -> known.putIfAbsent(name, thread) == null)
          .forEach(name -> added.put(name, thread));
      threads.add(thread);
    }
    if (!added.isEmpty()) {
      add(mailbox, added);
    }
    return threads;
  }

  private static List<String> names(ReadMessage message) {
    return Stream.concat(Stream.of(message.name()), message.references().stream())
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /// Fills in the conversations of names that are known.
  ///
  /// @return a new conversation for each message, should it need one
  private List<Long> look(long mailbox, List<List<String>> names, Map<String, Long> known) {
    var fresh = new ArrayList<Long>();
    jdbc.sql(
            """
            select name, thread from mail.named where mailbox = :mailbox and name = any(:names)
            union all
            select '', nextval('mail.thread') from generate_series(1, :count)
            """)
        .param("mailbox", mailbox)
        .param("names", names.stream().flatMap(List::stream).toArray(String[]::new))
        .param("count", names.size())
        .query(row -> {
          String name = row.getString("name");
          long thread = row.getLong("thread");
          if (name.isEmpty()) {
            fresh.add(thread);
          } else {
            known.put(name, thread);
          }
        });
    return fresh;
  }

  private void add(long mailbox, Map<String, Long> named) {
    jdbc.sql(
            """
            insert into mail.named (mailbox, name, thread)
            select :mailbox, n.name, n.thread from unnest(:names, :threads) n(name, thread)
            on conflict do nothing
            """)
        .param("mailbox", mailbox)
        .param("names", named.keySet().toArray(String[]::new))
        .param("threads", named.values().toArray(Long[]::new))
        .update();
  }
}
