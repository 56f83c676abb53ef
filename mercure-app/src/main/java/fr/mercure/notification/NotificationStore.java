// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What each person was told.
@Component
class NotificationStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final RowMapper<Told> TOLD =
      (row, _) ->
          new Told(
              row.getLong("id"),
              row.getString("reason"),
              row.getString("procedure"),
              row.getString("reference"),
              row.getString("path"),
              instant(row, "happened_at"),
              row.getObject("done_at") != null);

  private final JdbcClient jdbc;
  private final Clock clock;

  NotificationStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What somebody was told.
  ///
  /// @param done whether they have dealt with it
  record Told(
      long id,
      String reason,
      String procedure,
      String reference,
      String path,
      Instant happenedAt,
      boolean done) {}

  /// Tells those who have not been told, by the channel each has chosen for that reason.
  ///
  /// @return how many were told
  @Transactional
  int tell(List<Notice> notices) {
    if (notices.isEmpty()) {
      return 0;
    }
    return jdbc.sql(
            """
            insert into notification.notification (person, event, reason, procedure, reference, path,
              happened_at, channel, told_at)
            select n.person, n.event, n.reason, n.procedure, n.reference, n.path, n."happenedAt",
              coalesce(c.channel, 'PORTAL'), :now
            from json_to_recordset(cast(:notices as json)) as n (person text, event text, reason text,
              procedure text, reference text, path text, "happenedAt" timestamptz)
            left join notification.choice c on c.person = n.person and c.reason = n.reason
            where coalesce(c.channel, 'PORTAL') <> 'NONE'
            on conflict (person, event) do nothing
            """)
        .param("notices", JSON.writeValueAsString(notices))
        .param("now", at(clock.instant()))
        .update();
  }

  /// Newest first.
  ///
  /// @param pendingOnly only what is not done
  /// @param before only those older than this row; `Long.MAX_VALUE` for the newest
  List<Told> list(String person, boolean pendingOnly, long before, int limit) {
    return jdbc.sql(
            """
            select id, reason, procedure, reference, path, happened_at, done_at
            from notification.notification n
            where person = :person and (done_at is null or not :pendingOnly)
              and (:before = 9223372036854775807 or (happened_at, id) <
                (select happened_at, id from notification.notification
                 where id = :before and person = :person))
            order by happened_at desc, id desc
            limit :limit
            """)
        .param("person", person)
        .param("pendingOnly", pendingOnly)
        .param("before", before)
        .param("limit", limit)
        .query(TOLD)
        .list();
  }

  /// How many wait for the person, counted up to a thousand.
  int pending(String person) {
    return jdbc.sql(
            """
            select count(*) from (select from notification.notification
              where person = :person and done_at is null limit 1000) capped
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  /// Marks them done; those of other people are left alone.
  void done(String person, List<Long> ids) {
    jdbc.sql(
            """
            update notification.notification set done_at = :now
            where person = :person and done_at is null and id in (:ids)
            """)
        .param("now", at(clock.instant()))
        .param("person", person)
        .param("ids", ids.isEmpty() ? List.of(-1L) : ids)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
