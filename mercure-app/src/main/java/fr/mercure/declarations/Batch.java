// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stores many entries in one transaction, which the caller commits.
///
/// Rows that two batches may both want are always taken in the same order (messages by key, then
/// LRNs by value, then declarations by key), so that two nodes cannot block one another.
final class Batch {
  private final Connection connection;
  private final ReceivedStore messages;
  private final DeclarationStore declarations;
  private final FirstAnswers first;
  private final List<Entry> entries;
  private final boolean fresh;
  private final Map<Entry, Recorded> results = new HashMap<>();

  private Batch(Connection connection, List<Entry> entries, boolean fresh) {
    this.connection = connection;
    this.messages = new ReceivedStore(connection);
    this.declarations = new DeclarationStore(connection);
    this.first = new FirstAnswers(connection);
    this.entries = entries;
    this.fresh = fresh;
  }

  /// What became of each entry, provided that the transaction is committed.
  ///
  /// @param fresh to take it that no message and no LRN came before, which is nearly always so and
  ///   much cheaper; where it is not so, fails with [SqlFault#isTaken]
  static Map<Entry, Recorded> write(Connection connection, List<Entry> entries, boolean fresh)
      throws SQLException {
    var batch = new Batch(connection, entries, fresh);
    batch.write();
    return batch.results;
  }

  private void write() throws SQLException {
    Set<Long> kept = fresh ? messages.add(entries) : messages.keep(entries);
    List<Filed> filed = new ArrayList<>();
    List<Entry> moves = new ArrayList<>();
    List<Entry> again = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.message() != 0 && !kept.contains(entry.message())) {
        again.add(entry);
        continue;
      }
      switch (entry.work()) {
        case Lodgement lodgement -> filed.add(new Filed(entry, lodgement));
        case Movement _ -> moves.add(entry);
      }
    }
    lodge(filed);
    move(moves);
    answer(again);
  }

  /// The answer on record, which may be of this very batch. None if the message was that of a move
  /// which was overtaken just now: then this one is to be decided anew as well.
  private void answer(List<Entry> again) throws SQLException {
    if (again.isEmpty()) {
      return;
    }
    Map<Entry, Recorded> answers = first.answers(again);
    for (Entry entry : again) {
      results.put(entry, answers.getOrDefault(entry, new Recorded.Overtaken()));
    }
  }

  private void lodge(List<Filed> filed) throws SQLException {
    Set<Long> lodged = fresh ? declarations.add(filed) : declarations.lodge(filed);
    var facts = new Facts();
    List<Filed> taken = new ArrayList<>();
    for (Filed one : filed) {
      if (lodged.contains(one.key())) {
        add(facts, one);
        stored(one.entry());
      } else {
        taken.add(one);
      }
    }
    facts.write(connection);
    if (!taken.isEmpty()) {
      settle(taken);
    }
  }

  /// The LRN is another's: the same content gets the same answer, other content is refused.
  private void settle(List<Filed> taken) throws SQLException {
    Map<Entry, FirstAnswers.Owner> owners = first.owners(taken);
    List<Filed> refusals = new ArrayList<>();
    List<ReceivedStore.Correction> corrections = new ArrayList<>();
    for (Filed one : taken) {
      FirstAnswers.Owner owner = owners.get(one.entry());
      if (owner == null) {
        throw new SQLException("LRN taken by nobody: " + one.lodgement().filing().lrn());
      }
      if (owner.fingerprint().equals(one.lodgement().content().fingerprint())) {
        results.put(one.entry(), new Recorded.SameAgain(owner.answer(), false));
        corrections.add(correction(one, owner.first().declaration(), owner.answer()));
      } else {
        Lodgement refusal = one.lodgement().ifTaken().apply(owner.first());
        results.put(one.entry(), new Recorded.LrnTaken(one.key(), owner.first(), refusal.answer()));
        corrections.add(correction(one, one.key(), refusal.answer()));
        refusals.add(new Filed(one.entry(), refusal));
      }
    }
    refuse(refusals);
    messages.correct(corrections);
  }

  private void refuse(List<Filed> refusals) throws SQLException {
    declarations.lodge(refusals);
    var facts = new Facts();
    refusals.forEach(refusal -> add(facts, refusal));
    facts.write(connection);
  }

  private static ReceivedStore.Correction correction(Filed one, long declaration, String answer) {
    return new ReceivedStore.Correction(one.entry().message(), declaration, answer);
  }

  private static void add(Facts facts, Filed filed) {
    Lodgement lodgement = filed.lodgement();
    facts.firstVersion(filed.key(), filed.entry().message(), lodgement.content());
    facts.lines(filed.key(), 1, 1, filed.entry().message(), lodgement.steps());
  }

  private void move(List<Entry> moves) throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    Set<Entry> moved = declarations.move(moves);
    var facts = new Facts();
    List<Long> overtaken = new ArrayList<>();
    for (Entry entry : moves) {
      if (moved.contains(entry)) {
        add(facts, entry, (Movement) entry.work());
        stored(entry);
      } else {
        overtaken.add(entry.message());
        results.put(entry, new Recorded.Overtaken());
      }
    }
    facts.write(connection);
    messages.forget(overtaken);
  }

  private static void add(Facts facts, Entry entry, Movement movement) {
    long key = movement.declaration();
    movement
        .content()
        .ifPresent(content -> facts.version(key, movement.version(), entry.message(), content));
    facts.lines(
        key, movement.expected() + 1, movement.version(), entry.message(), movement.steps());
  }

  private void stored(Entry entry) {
    results.put(entry, new Recorded.Stored(entry.declaration(), entry.answer()));
  }
}
