// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static fr.mercure.messaging.Samples.CLAIRE;
import static fr.mercure.messaging.Samples.INES;
import static fr.mercure.messaging.Samples.JULIE;
import static fr.mercure.messaging.Samples.PAUL;
import static fr.mercure.messaging.Samples.TRANSMER;
import static fr.mercure.messaging.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.TestPages;
import fr.mercure.identity.Actor;
import fr.mercure.mail.Access;
import fr.mercure.mail.Mailbox;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.Owner;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.StaticTemplates;
import fr.mercure.webmail.MailFrame;
import fr.mercure.webmail.MailFrames;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class MessagingPagesIT {
  private static final String BOX = "/messagerie/" + TRANSMER;

  private final HikariDataSource database = TestDatabase.pool(TestDatabase.fresh(), 4);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final MessagingStore store = new MessagingStore(jdbc);
  private final OfficialMessage released = message(OfficialForm.RELEASED, 1);
  private final String address = BOX + "/m/" + released.reference();

  @BeforeEach
  void deposit() {
    store.deposit(List.of(released));
  }

  @AfterEach
  void disconnect() {
    database.close();
  }

  @Test
  void showsASealedEnvelopeUntilItIsOpened() {
    assertThat(as(CLAIRE).get().uri(address))
        .hasStatusOk()
        .bodyText()
        .contains("Bon à enlever", released.mrn(), "Ouvrir le message", address + "/ouvrir")
        .doesNotContain("libérées pour la mise en libre pratique", "Consultation attestée");
    assertThat(as(CLAIRE).post().uri(address + "/ouvrir"))
        .hasStatus(303)
        .redirectedUrl()
        .isEqualTo(address);
    assertThat(as(CLAIRE).get().uri(address))
        .bodyText()
        .contains(
            "libérées pour la mise en libre pratique",
            "Consultation attestée",
            "Claire Morel",
            "maillon 1")
        .doesNotContain("Ouvrir le message");
  }

  @ParameterizedTest
  @CsvSource({
    "Purpose, prefetch",
    "Sec-Purpose, prefetch",
    "Sec-Purpose, prefetch;prerender",
    "X-Moz, prefetch",
    "Sec-Fetch-Dest, empty",
    "User-Agent, a robot",
    "HX-Request, true"
  })
  void countsNothingThatFetchesByItself(String header, String value) {
    assertThat(as(CLAIRE).get().uri(address).header(header, value)).hasStatusOk();
    assertThat(as(CLAIRE).get().uri(BOX + "/officiels").header(header, value)).hasStatusOk();
    assertThat(as(CLAIRE).head().uri(address).header(header, value)).hasStatusOk();
    assertThat(as(CLAIRE).get().uri(address + "/ouvrir").header(header, value)).hasStatus(405);
    assertThat(receipts()).isZero();
  }

  @Test
  void asksEachPersonToOpenForThemselves() {
    as(CLAIRE).post().uri(address + "/ouvrir").exchange();
    assertThat(as(JULIE).get().uri(address)).bodyText().contains("Ouvrir le message");
    as(JULIE).post().uri(address + "/ouvrir").exchange();
    as(JULIE).post().uri(address + "/ouvrir").exchange();
    assertThat(receipts()).isEqualTo(2);
  }

  @Test
  void hidesTheMailboxesOfOthers() {
    for (Actor stranger : List.of(PAUL, INES)) {
      assertThat(as(stranger).get().uri(BOX + "/officiels")).hasStatus(404);
      assertThat(as(stranger).get().uri(address)).hasStatus(404);
      assertThat(as(stranger).post().uri(address + "/ouvrir")).hasStatus(404);
      String own = "/messagerie/" + Box.of(stranger).slug();
      assertThat(as(stranger).get().uri(own + "/m/" + released.reference())).hasStatus(404);
      assertThat(as(stranger).get().uri(own + "/officiels"))
          .hasStatusOk()
          .bodyText()
          .doesNotContain(released.mrn());
    }
    assertThat(receipts()).isZero();
  }

  @Test
  void opensFromTheListInOnePress() {
    assertThat(as(CLAIRE).get().uri(BOX + "/officiels"))
        .bodyText()
        .contains("<form method=\"post\" action=\"" + address + "/ouvrir\">");
  }

  @ParameterizedTest
  @EnumSource(OfficialForm.class)
  void rendersEveryFormInBothLanguages(OfficialForm form) {
    OfficialMessage sent =
        message(
            form,
            7,
            MessageFacts.refusing(
                """
                [{"code":"EX-0100","severity":"ERROR","pointer":{"path":"/Declaration/ID"},"line":3,
                  "dataElement":"12 09 001 000","value":"<b>","text":{"fr":"Trop long.","en":"Too long."},
                  "remedy":{"fr":"Raccourcissez.","en":"Shorten it."}}]
                """,
                ""));
    store.deposit(List.of(sent));
    store.open(sent.reference(), CLAIRE.id(), CLAIRE.name());
    String own = BOX + "/m/" + sent.reference();
    assertThat(as(CLAIRE).get().uri(own))
        .hasStatusOk()
        .bodyText()
        .contains("Consultation attestée", "Trop long.", "&lt;b&gt;")
        .doesNotContain("[messaging", "{0}", "{1}", "{2}", "{3}");
    assertThat(in(Texts.ENGLISH, CLAIRE).get().uri(own))
        .hasStatusOk()
        .bodyText()
        .contains("Reading attested", "Too long.")
        .doesNotContain("[messaging", "{0}", "{1}", "{2}", "{3}");
  }

  @Test
  void handsOutAnAttestationThatCanBeVerifiedByHand() {
    assertThat(as(CLAIRE).get().uri(address + "/attestation")).hasStatus(404);
    store.open(released.reference(), CLAIRE.id(), CLAIRE.name());
    assertThat(as(CLAIRE).get().uri(address + "/attestation"))
        .hasStatusOk()
        .bodyText()
        .contains(released.canonical(), "message-sha256: " + released.sha256());
  }

  @Test
  void ignoresAPlaceInTheListThatItDidNotMake() {
    assertThat(as(CLAIRE).get().uri(BOX + "/officiels?apres=' or 1=1")).hasStatusOk();
  }

  private MockMvcTester as(Actor actor) {
    return in(Texts.FRENCH, actor);
  }

  private MockMvcTester in(Texts texts, Actor actor) {
    var pages =
        new MessagingPages(
            store, new Frames(), new StaticTemplates(), Clock.fixed(Samples.AT, ZoneOffset.UTC));
    return TestPages.of(pages, actor, texts);
  }

  /// An empty mailbox around what messaging shows; whose it is, messaging checks itself.
  private static final class Frames implements MailFrames {
    @Override
    public MyMailbox mailbox(Actor actor, String slug) {
      var box = new Mailbox(1, "x@mercure.example", "x", true, Access.REPLY, 0, 1);
      return new MyMailbox(slug, "x", new Owner.OfCompany(1), box);
    }

    @Override
    public Optional<String> letter(Actor actor, MyMailbox mailbox, String reference) {
      return Optional.of("reception/12");
    }

    @Override
    public void read(Actor actor, MyMailbox mailbox, String reference) {}

    @Override
    public MailFrame of(
        Shell shell,
        Actor actor,
        MyMailbox mailbox,
        String place,
        Wish wish,
        Optional<MailFrame.Done> done) {
      return new MailFrame(
          shell,
          mailbox.path(),
          "x",
          "x@mercure.example",
          List.of(),
          List.of(),
          place,
          place,
          "",
          false,
          true,
          List.of(),
          "",
          1,
          done,
          new MailFrame.Side(List.of(), List.of(), mailbox.path() + "/reglages"));
    }
  }

  private long receipts() {
    return jdbc.sql("select count(*) from messaging.receipt").query(Long.class).single();
  }
}
