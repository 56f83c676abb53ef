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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
  private final JdbcClient jdbc;

  PostOffice(
      PostBoxes boxes, MailStore mail, Identity identity, PostSettings settings, JdbcClient jdbc) {
    this.boxes = boxes;
    this.mail = mail;
    this.identity = identity;
    this.settings = settings;
    this.jdbc = jdbc;
  }

  /// Puts letters into the mailboxes of companies and offices, within the transaction of the
  /// caller: they are there when what they tell of is. Told twice, a letter is put once; a full
  /// mailbox still takes it.
  @Transactional
  public void put(List<Letter> letters) {
    var boxed = new HashMap<Owner, PostBoxes.Box>();
    Map<Owner, List<Letter>> byOwner = letters.stream().collect(Collectors.groupingBy(Letter::to));
    byOwner.keySet().forEach(owner -> boxed.put(owner, box(owner)));
    byOwner.entrySet().stream()
        .sorted(Comparator.comparingLong(e -> id(boxed, e.getKey())))
        .forEach(e -> put(e.getKey(), id(boxed, e.getKey()), e.getValue()));
  }

  private static long id(Map<Owner, PostBoxes.Box> boxed, Owner owner) {
    PostBoxes.Box box = boxed.get(owner);
    return box == null ? 0 : box.id();
  }

  private void put(Owner owner, long mailbox, List<Letter> letters) {
    String name = name(owner);
    String address = boxes.find(owner).orElseThrow().address();
    Map<String, Letter> byReference =
        letters.stream()
            .collect(
                Collectors.toMap(
                    Letter::reference, Function.identity(), (one, _) -> one, TreeMap::new));
    var deposits = new TreeMap<String, Deposit>();
    byReference.forEach(
        (reference, letter) -> deposits.put(reference, deposit(letter, address, name)));
    mail.messages().depositAll(mailbox, deposits).forEach(this::note);
  }

  private Deposit deposit(Letter letter, String address, String name) {
    byte[] bytes = LetterText.of(letter, address, name, settings.domain());
    return new Deposit(
        ReadMessage.of(bytes), Flags.NONE, letter.at().truncatedTo(ChronoUnit.SECONDS));
  }

  private void note(String reference, long content) {
    jdbc.sql(
            """
            insert into post.letter (content, reference) values (:content, :reference)
            on conflict do nothing
            """)
        .param("content", content)
        .param("reference", reference)
        .update();
  }

  private PostBoxes.Box box(Owner owner) {
    String name = name(owner);
    return boxes.open(owner, name, name);
  }

  private String name(Owner owner) {
    return switch (owner) {
      case Owner.OfOffice(String code) -> code;
      case Owner.OfCompany(long id) -> identity.company(id).map(Company::name).orElse("company");
      case Owner.OfPerson(long id) -> identity.person(id).orElseThrow().name();
    };
  }
}
