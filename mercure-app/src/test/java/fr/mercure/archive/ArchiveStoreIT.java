// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.archive.ArchiveProof.Verdict.Holds;
import fr.mercure.archive.ArchiveSearchStore.After;
import fr.mercure.archive.ArchiveSearchStore.Dossier;
import fr.mercure.archive.ArchiveSearchStore.Filter;
import fr.mercure.archive.ArchiveStore.Fault;
import fr.mercure.declarations.Move;
import fr.mercure.declarations.Procedure;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArchiveStoreIT {
  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2015-03-01T08:00:00Z");

  private final HikariDataSource database = TestDatabase.pool(TestDatabase.fresh(), 8);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ArchiveStore store = new ArchiveStore(jdbc, new JdbcTemplate(database));

  @AfterEach
  void disconnect() {
    database.close();
  }

  @Test
  void chainsWhatItKeepsInTheOrderGiven() {
    assertThat(store.append(pieces(1, AT, "first", "second"))).isEqualTo(2);
    assertThat(store.append(pieces(2, AT, "third"))).isEqualTo(1);
    assertThat(store.verify(1, Long.MAX_VALUE)).isEmpty();
    assertThat(store.head().position()).isEqualTo(3);
  }

  @Test
  void keepsOnceWhatItIsGivenTwice() {
    store.append(pieces(1, AT, "first", "second"));
    assertThat(store.append(pieces(1, AT, "first", "second", "third"))).isEqualTo(1);
    assertThat(store.head().position()).isEqualTo(3);
    assertThat(count("archive.content")).isEqualTo(3);
    assertThat(jdbc.sql("select entries from archive.dossier").query(Integer.class).single())
        .isEqualTo(3);
  }

  @Test
  void staysOneChainUnderConcurrentWriters() throws Exception {
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Piece> pieces = pieces(i, AT, "a" + i, "b" + i);
      writers.add(() -> store.append(pieces));
    }
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (var added : executor.invokeAll(writers)) {
        assertThat(added.get()).isEqualTo(2);
      }
    }
    assertThat(store.head().position()).isEqualTo(80);
    assertThat(store.verify(1, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void refusesBytesThatAreNotThoseReceived() {
    Piece good = pieces(1, AT, "first").getFirst();
    var wrong =
        new Piece(
            good.move(),
            good.kind(),
            "",
            good.mediaType(),
            "frist".getBytes(StandardCharsets.UTF_8),
            good.sha256());
    assertThatThrownBy(() -> store.append(List.of(wrong)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("not those that were received");
    assertThat(count("archive.entry")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update archive.entry set retained_until = current_date - 1",
        "delete from archive.entry",
        "truncate archive.entry cascade",
        "update archive.content set bytes = 'x'",
        "delete from archive.content",
        "truncate archive.content",
        "insert into archive.destruction (position, actor) values (1, 'x')",
        "update archive.hold set placed = false",
        "delete from archive.hold",
        "insert into archive.hold (declaration, placed, reason, actor) values (1, false, 'x', 'x')",
        "update archive.retention_rule set years = 1",
        "alter table archive.entry disable trigger append_only",
        "alter table archive.content disable trigger not_early",
        "drop trigger append_only on archive.entry",
        "drop table archive.entry cascade",
        "drop schema archive cascade",
        "create or replace function archive.refuse() returns trigger language sql as ''"
      })
  void refusesToTheApplicationItself(String sql) {
    store.append(pieces(1, AT, "first"));
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    assertThat(store.guard()).isEqualTo("SEPARATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update archive.entry set retained_until = current_date - 1",
        "delete from archive.entry",
        "truncate archive.entry cascade",
        "update archive.content set bytes = 'x'",
        "delete from archive.content",
        "truncate archive.content",
        "update archive.hold set placed = false",
        "delete from archive.destruction"
      })
  void refusesToTheOwnerOfTheTablesToo(String sql) {
    store.append(pieces(1, AT, "first"));
    assertThatThrownBy(() -> asOwner(sql))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(append-only|kept until).*");
    assertThat(store.verify(1, 1)).isEmpty();
  }

  @Test
  void seesOneBitFlippedBehindItsBack() {
    store.append(pieces(1, AT, "first", "second", "third"));
    asOwner(
        """
        alter table archive.content disable trigger user;
        update archive.content set bytes = set_bit(bytes, 3, 1 - get_bit(bytes, 3)) where position = 2\
        """);
    assertThat(store.verify(1, 3)).containsExactly(new Fault(2, "CONTENT"));
  }

  @Test
  void seesAnEntryRewrittenBehindItsBack() {
    store.append(pieces(1, AT, "first", "second", "third"));
    asOwner(
        """
        alter table archive.entry disable trigger user;
        update archive.entry set happened_at = happened_at + interval '1 microsecond' where position = 2\
        """);
    assertThat(store.verify(1, 3)).containsExactly(new Fault(2, "ENTRY"));
    asOwner(
        """
        update archive.entry e set digest = sha256(archive.description(e)) where position = 2;
        update archive.entry e set chain = sha256(archive.link(position, previous, digest)) where position = 2\
        """);
    assertThat(store.verify(1, 3)).containsExactly(new Fault(3, "PREVIOUS"));
  }

  @Test
  void seesAnEntryTakenOut() {
    store.append(pieces(1, AT, "first", "second", "third"));
    asOwner(
        """
        alter table archive.entry disable trigger user;
        alter table archive.content disable trigger user;
        delete from archive.content where position = 2;
        delete from archive.entry where position = 2\
        """);
    assertThat(store.verify(1, 3)).containsExactly(new Fault(3, "GAP"), new Fault(3, "PREVIOUS"));
  }

  @Test
  void keepsSevenYearsAtLeastAndTenForWhatTheLawSays() {
    assertThat(until("")).isEqualTo(LocalDate.of(2033, 11, 24));
    assertThat(until("CONFORM")).isEqualTo(LocalDate.of(2033, 11, 24));
    assertThat(until("NOT_CONFORM")).isEqualTo(LocalDate.of(2036, 11, 24));
    assertThat(until("IOSS")).isEqualTo(LocalDate.of(2036, 12, 31));
  }

  @Test
  void destroysOnlyWhatIsPastItsDateAndLeavesTheLink() {
    store.append(pieces(1, LONG_AGO, "old"));
    store.append(pieces(2, AT, "young"));
    store.append(pieces(3, LONG_AGO, "old too"));
    assertThat(store.destroyExpired(10, "mercure")).isEqualTo(2);
    assertThat(count("archive.content")).isEqualTo(1);
    assertThat(count("archive.entry")).isEqualTo(3);
    assertThat(count("archive.destruction")).isEqualTo(2);
    assertThat(store.verify(1, 3)).isEmpty();
    assertThat(store.destroyExpired(10, "mercure")).isZero();
  }

  @Test
  void keepsADeclarationWholeUntilItsLastEntryMayGo() {
    store.append(pieces(1, LONG_AGO, "old"));
    store.append(List.of(piece(1, 2, AT, "corrected last year", "")));
    assertThat(store.destroyExpired(10, "mercure")).isZero();
  }

  @Test
  void destroysNothingOnHold() {
    store.append(pieces(1, LONG_AGO, "old"));
    store.hold(1, true, "appeal 2026/12", "person:9");
    assertThat(store.destroyExpired(10, "mercure")).isZero();
    store.hold(1, false, "judged", "person:9");
    assertThat(store.destroyExpired(10, "mercure")).isEqualTo(1);
    assertThat(count("archive.hold")).isEqualTo(2);
  }

  @Test
  void handsOutAnExtractThatVerifiesElsewhere() {
    store.append(pieces(1, AT, "first", "second \"é\""));
    store.append(pieces(2, AT, "of another"));
    store.append(List.of(piece(1, 3, AT, "third", "")));
    byte[] zip = extract(Actor.MERCURE, "LRN-1");
    assertThat(ArchiveProof.verify(zip)).isEqualTo(new Holds(3, AT, 4, store.head().chain()));
  }

  @Test
  void handsOutAnExtractOfWhatWasDestroyed() {
    store.append(pieces(1, LONG_AGO, "old"));
    store.destroyExpired(10, "mercure");
    assertThat(ArchiveProof.verify(extract(Actor.MERCURE, "LRN-1"))).isInstanceOf(Holds.class);
  }

  @Test
  void showsACompanyItsOwnOnly() {
    store.append(pieces(1, AT, "first"));
    var search = new ArchiveSearchStore(jdbc);
    Actor other =
        new Actor(
            "person:3",
            "Paul Girard",
            Optional.of(
                new Company(2, "Nordex", new Siret("00084632900019"), new Eori("FR000846329"))),
            Optional.empty(),
            Set.of(Right.ARCHIVE_READ));
    var everything = new Filter(Optional.empty(), Optional.empty(), "", Optional.empty());
    assertThat(search.find(other, "LRN-1")).isEmpty();
    assertThat(search.list(other, everything, Optional.empty(), 10)).isEmpty();
    assertThat(search.list(Actor.MERCURE, everything, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void listsByPeriodAndReferencePageByPage() {
    for (int i = 1; i <= 5; i++) {
      store.append(pieces(i, AT.plusSeconds(i), "content"));
    }
    var search = new ArchiveSearchStore(jdbc);
    var late = new Filter(Optional.of(AT.plusSeconds(3)), Optional.empty(), "", Optional.empty());
    assertThat(search.list(Actor.MERCURE, late, Optional.empty(), 2))
        .extracting(Dossier::declaration)
        .containsExactly(5L, 4L);
    assertThat(search.list(Actor.MERCURE, late, Optional.of(new After(AT.plusSeconds(4), 4)), 2))
        .extracting(Dossier::declaration)
        .containsExactly(3L);
    var named = new Filter(Optional.empty(), Optional.empty(), "LRN-2", Optional.empty());
    assertThat(search.list(Actor.MERCURE, named, Optional.empty(), 10))
        .extracting(Dossier::reference)
        .containsExactly("LRN-2");
  }

  private byte[] extract(Actor actor, String reference) {
    var search = new ArchiveSearchStore(jdbc);
    Dossier dossier = search.find(actor, reference).orElseThrow();
    return new Extracts(store, search, Clock.fixed(AT, ZoneOffset.UTC)).of(dossier);
  }

  private LocalDate until(String traits) {
    store.append(List.of(piece(traits.hashCode(), 1, AT, "content", traits)));
    return jdbc.sql("select retained_until from archive.entry order by position desc limit 1")
        .query(LocalDate.class)
        .single();
  }

  private void asOwner(String sql) {
    jdbc.sql("set role mercure_archive; %s; reset role".formatted(sql)).update();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static List<Piece> pieces(long declaration, Instant at, String... contents) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      pieces.add(piece(declaration, i + 1, at, contents[i], ""));
    }
    return pieces;
  }

  private static Piece piece(
      long declaration, int sequence, Instant at, String content, String traits) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    var move =
        new Move(
            declaration,
            sequence,
            Procedure.EXPRESS,
            1,
            1,
            "LRN-" + declaration,
            Optional.empty(),
            "LODGED",
            "ACCEPTED",
            "FR002300",
            "key:1",
            at,
            Optional.empty());
    return new Piece(
        move, PieceKind.MESSAGE, traits, "application/xml", bytes, Pieces.sha256(bytes));
  }
}
