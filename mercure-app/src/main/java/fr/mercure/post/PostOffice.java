// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.ReadMessage;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts letters of other modules into mailboxes.
@Component
public class PostOffice {
  private final PostBoxes boxes;
  private final MailStore mail;
  private final Identity identity;
  private final PostSettings settings;
  private final PostOutbound outbound;
  private final JdbcClient jdbc;

  PostOffice(
      PostBoxes boxes,
      MailStore mail,
      Identity identity,
      PostSettings settings,
      PostOutbound outbound,
      JdbcClient jdbc) {
    this.boxes = boxes;
    this.mail = mail;
    this.identity = identity;
    this.settings = settings;
    this.outbound = outbound;
    this.jdbc = jdbc;
  }

  /// Puts letters into the mailboxes of companies and offices, within the transaction of the
  /// caller: they are there when what they tell of is. Told twice, a letter is put once; a full
  /// mailbox still takes it.
  @Transactional
  public void put(List<Letter> letters) {
    letters.stream().collect(Collectors.groupingBy(Letter::to)).entrySet().stream()
        .map(e -> pile(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(pile -> pile.box().id()))
        .forEach(this::put);
  }

  /// The same for one person, and a copy to the address that they sign in with, if mail leaves and
  /// that address is elsewhere.
  @Transactional
  public void tell(long person, Letter letter) {
    put(List.of(letter));
    String address = identity.person(person).orElseThrow().email();
    if (outbound.leaves(address)) {
      Optional<Long> content = content(letter.reference());
      content.ifPresent(key -> mail.outbound().put("", List.of(address), key, letter.at()));
    }
  }

  /// Of a letter that was put just now; a copy leaves once.
  private Optional<Long> content(String reference) {
    return jdbc.sql(
            """
            select l.content from post.letter l
            where l.reference = :reference
              and not exists (select from mail.outbound o where o.message = l.content)
            """)
        .param("reference", reference)
        .query(Long.class)
        .optional();
  }

  /// Letters of one mailbox.
  private record Pile(PostBoxes.Box box, String name, List<Letter> letters) {}

  private Pile pile(Owner owner, List<Letter> letters) {
    String name = name(owner);
    return new Pile(boxes.open(owner, name, name), name, letters);
  }

  private void put(Pile pile) {
    var deposits = new TreeMap<String, Deposit>();
    for (Letter letter : pile.letters()) {
      deposits.computeIfAbsent(
          letter.reference(), _ -> deposit(letter, pile.box().address(), pile.name()));
    }
    note(mail.messages().depositAll(pile.box().id(), deposits));
  }

  private Deposit deposit(Letter letter, String address, String name) {
    byte[] bytes = LetterText.of(letter, address, name, settings.domain());
    return new Deposit(
        ReadMessage.of(bytes), Flags.NONE, letter.at().truncatedTo(ChronoUnit.SECONDS));
  }

  private void note(Map<String, Long> contents) {
    jdbc.sql(
            """
            insert into post.letter (content, reference)
            select l.content, l.reference from unnest(:contents, :references) l(content, reference)
            on conflict do nothing
            """)
        .param("contents", contents.values().toArray(Long[]::new))
        .param("references", contents.keySet().toArray(String[]::new))
        .update();
  }

  private String name(Owner owner) {
    return switch (owner) {
      case Owner.OfOffice(String code) -> code;
      case Owner.OfCompany(long id) -> identity.company(id).map(Company::name).orElse("company");
      case Owner.OfPerson(long id) -> identity.person(id).orElseThrow().name();
    };
  }
}
