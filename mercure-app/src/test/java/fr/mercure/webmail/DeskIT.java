// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static fr.mercure.webmail.MailHands.lists;
import static fr.mercure.webmail.MailHands.location;
import static fr.mercure.webmail.MailHands.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import fr.mercure.mail.MailStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people arrange around their mail, through the whole application.
@SandboxTest
class DeskIT {
  private static final String OWN = "/messagerie/moi/reception";
  private static final String SETTINGS = "/messagerie/moi/reglages";
  private static final String SHARED = "/messagerie/00051237600013/reception";
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);

  private final SignedIn signedIn;
  private final MailHands hands;
  private final JdbcClient jdbc;

  DeskIT(SignedIn signedIn, MailStore mail, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.hands = new MailHands(mail);
    this.jdbc = jdbc;
  }

  @Test
  void signsInTheNameOfTheMailboxAndFillsInATemplate() {
    Browser claire = signedIn.claire();
    claire.get(SETTINGS);
    String body = "Claire, poste " + NUMBER.incrementAndGet();
    claire.post(SETTINGS + "/signatures", Map.of("nom", "courte", "corps", body));
    claire.post(
        SETTINGS + "/modeles",
        Map.of(
            "nom",
            "relance",
            "sujet",
            "Relance {mrn}",
            "corps",
            "Bonjour {destinataire}, où en est {mrn} ?"));
    assertThat(claire.get(SETTINGS).body()).contains(body, "relance", "Relance {mrn}");

    String form = claire.get("/messagerie/ecrire?de=moi").body();
    assertThat(form).contains("-- \n" + body);
    String signature = option(form, "courte");
    String begun =
        claire
            .post(
                "/messagerie/ecrire",
                Map.of(
                    "de",
                    "moi",
                    "a",
                    "Paul <p@x.example>",
                    "objet",
                    "26FRD0672041KJ8ER7",
                    "texte",
                    "\r\n\r\n-- \r\n" + body,
                    "acte",
                    "modele",
                    "modele",
                    option(form, "relance"),
                    "signee",
                    signature))
            .body();
    assertThat(begun).contains("Bonjour Paul, où en est 26FRD0672041KJ8ER7", "-- \n" + body);
    String unsigned =
        claire
            .post(
                "/messagerie/ecrire",
                Map.of(
                    "de",
                    "moi",
                    "texte",
                    "x\r\n\r\n-- \r\n" + body,
                    "acte",
                    "signature",
                    "signature",
                    "0",
                    "signee",
                    signature))
            .body();
    assertThat(unsigned).doesNotContain("-- \n" + body);
    assertThat(signedIn.paul().get(SETTINGS).body()).doesNotContain(body, "Relance {mrn}");
  }

  @Test
  void tagsMessagesAndFindsThemByTag() {
    Browser claire = signedIn.claire();
    claire.get(SETTINGS);
    String tag = "Contrôle " + NUMBER.incrementAndGet();
    claire.post(SETTINGS + "/etiquettes", Map.of("nom", tag, "couleur", "#ae1f23"));
    String subject = "Etiquette " + NUMBER.incrementAndGet();
    hands.put("Subject: " + subject + "\r\n\r\nx\r\n");
    String path = unread(claire.get(OWN).body(), subject);
    Map<String, String> act = Map.of("uid", uid(path), "etiquette", MailTag.keyword(tag));
    String found = OWN + "?q=etiquette:" + MailTag.keyword(tag);
    assertThat(lists(claire.get(found).body(), subject)).isFalse();
    claire.post(OWN + "/etiquette", act);
    assertThat(claire.get(found).body()).contains(subject, tag);
    assertThat(claire.get(path).body()).contains("aria-pressed=\"true\"");
    claire.post(OWN + "/etiquette", act);
    assertThat(lists(claire.get(found).body(), subject)).isFalse();

    claire.post(SETTINGS + "/recherches", Map.of("q", "de:" + subject));
    assertThat(claire.get(OWN).body()).contains("de:" + subject);
  }

  @Test
  void putsAMessageOffAndBringsItBackUnread() {
    Browser claire = signedIn.claire();
    String subject = "Plus tard " + NUMBER.incrementAndGet();
    hands.put("Subject: " + subject + "\r\n\r\nx\r\n");
    String path = unread(claire.get(OWN).body(), subject);
    claire.post(path + "/lire", Map.of());
    String done =
        location(claire.post(OWN + "/reporter", Map.of("uid", uid(path), "quand", "demain")));
    String after = claire.get(done).body();
    assertThat(after).contains("Messages reportés\u00a0: 1.", "Reportés");
    assertThat(lists(after, subject)).isFalse();
    assertThat(
            location(
                claire.post(
                    OWN + "/reporter", Map.of("uid", "1", "quand", "jour", "jour", "2020-01-01"))))
        .contains("fait=non-reporte");

    jdbc.sql(
            """
            update webmail.snooze s set back_at = now() - interval '1 second'
            from mail.placement p join mail.message m on m.id = p.message
            where p.folder = s.folder and p.uid = s.uid and m.subject = :subject
            """)
        .param("subject", subject)
        .update();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> claire.get(OWN).body().contains("<span class=\"sub\">" + subject));
    unread(claire.get(OWN).body(), subject);
  }

  @Test
  void warnsWhoeverOpensWhatAColleagueIsAnswering() {
    Browser claire = signedIn.claire();
    String path = together(claire);
    claire.post(
        "/messagerie/ecrire/brouillon",
        Map.of("de", "00051237600013", "texte", "je", "reponse", "reception/" + uid(path)));
    assertThat(claire.get(path).body()).as("one's own").doesNotContain("répond à ce message");
    int others =
        jdbc.sql(
                """
                update webmail.answering set person = 'person:0', person_name = 'Julie Petit'
                where thread = (select thread from mail.placement where uid = :uid
                  and folder = (select f.id from mail.folder f join mail.mailbox m on m.id = f.mailbox
                    where m.address = :address and f.name = 'INBOX'))
                """)
            .param("uid", Long.valueOf(uid(path)))
            .param("address", shared(claire))
            .update();
    assertThat(others).isEqualTo(1);
    String write = "/messagerie/ecrire?de=00051237600013&source=reception/" + uid(path);
    assertThat(claire.get(path).body()).contains("Julie Petit répond à ce message");
    assertThat(claire.get(write).body()).contains("Julie Petit répond à ce message");
  }

  @Test
  void givesAMessageToAColleague() {
    Browser claire = signedIn.claire();
    String path = together(claire);
    String whom = option(claire.get(path).body(), "Claire Morel");
    claire.post(SHARED + "/confier", Map.of("uid", uid(path), "a", whom));
    assertThat(claire.get(path).body()).contains("Confié à Claire Morel par Claire Morel");
    assertThat(claire.get(SHARED).body()).contains("confié à");
    claire.post(SHARED + "/confier", Map.of("uid", uid(path), "a", "person:0"));
    assertThat(claire.get(path).body()).doesNotContain("Confié à");
    claire.get(OWN);
    assertThat(claire.post(OWN + "/confier", Map.of("uid", "1")).statusCode()).isEqualTo(400);
  }

  private String together(Browser claire) {
    String subject = "Ensemble " + NUMBER.incrementAndGet();
    hands.put(shared(claire), "From: p@x.example\r\nSubject: " + subject + "\r\n\r\nx\r\n");
    return unread(claire.get(SHARED).body(), subject);
  }

  @Test
  void takesMessagesOutAndBringsThemIn() {
    Browser claire = signedIn.claire();
    String subject = "Fichier " + NUMBER.incrementAndGet();
    String message = "Subject: " + subject + "\r\n\r\nFrom ici\r\n";
    hands.put(message);
    String path = unread(claire.get(OWN).body(), subject);
    assertThat(claire.get(path + "/message.eml").body()).isEqualTo(message);
    String mbox = claire.get(OWN + "/dossier.mbox").body();
    assertThat(mbox).startsWith("From MAILER-DAEMON ").contains(subject, "\n>From ici\n");

    claire.get(OWN);
    String mark = "From x Thu Jan  1 00:00:00 1970\n";
    String file = mark + message.replace("\r\n", "\n") + "\n" + mark + "nonsense\n";
    HttpResponse<String> done =
        claire.send(
            claire
                .request("/messagerie/moi/archivage/importer")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form(claire, file))));
    assertThat(location(done)).contains("nombre=1&refus=1");
    assertThat(claire.get("/messagerie/moi/archivage").body()).contains(subject);
  }

  @Test
  void showsPicturesAndTextAndNothingElse() {
    Browser claire = signedIn.claire();
    String subject = "Apercu " + NUMBER.incrementAndGet();
    hands.put(
        "Subject: "
            + subject
            + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + part("image/png", "a.png", "<script>alert(1)</script>")
            + part("text/csv", "b.csv", "un;deux")
            + part("text/html", "c.html", "<script>alert(1)</script>")
            + "--b--\r\n");
    String path = unread(claire.get(OWN).body(), subject);
    assertThat(claire.get(path + "/piece/0/apercu").statusCode())
        .as("no picture by its bytes")
        .isEqualTo(404);
    HttpResponse<String> text = claire.get(path + "/piece/1/apercu");
    assertThat(text.body()).contains("un;deux");
    assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(text.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(claire.get(path + "/piece/2/apercu").statusCode()).isEqualTo(404);
  }

  @Test
  void findsOfficesForEverybodyAndCompaniesForOfficers() {
    assertThat(signedIn.claire().get("/messagerie/annuaire").body())
        .contains("FR00677A")
        .doesNotContain("Nordex");
    Browser ines = signedIn.ines();
    assertThat(ines.get("/messagerie/annuaire?q=transmer").body())
        .contains("Transmer")
        .doesNotContain("Nordex");
    assertThat(ines.get("/messagerie/annuaire?q=FR000512376").body()).contains("Transmer");
  }

  private static String part(String type, String name, String content) {
    return "--b\r\nContent-Type: %s\r\nContent-Disposition: attachment; filename=%s\r\n\r\n%s\r\n"
        .formatted(type, name, content);
  }

  private static String form(Browser browser, String file) {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(browser.get(OWN).body());
    assertThat(token.find()).isTrue();
    return "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
        + token.group(1)
        + "\r\n--b\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"a.mbox\"\r\n\r\n"
        + file
        + "\r\n--b--\r\n";
  }

  private static String shared(Browser claire) {
    Matcher address =
        Pattern.compile("[a-z0-9.-]+@mercure\\.example")
            .matcher(claire.get("/messagerie/00051237600013/reglages").body());
    assertThat(address.find()).isTrue();
    return address.group();
  }

  private static String option(String page, String label) {
    Matcher option =
        Pattern.compile("<option value=\"([^\"]+)\"[^>]*>" + label + "<").matcher(page);
    assertThat(option.find()).as(label).isTrue();
    return option.group(1);
  }

  private static String uid(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
