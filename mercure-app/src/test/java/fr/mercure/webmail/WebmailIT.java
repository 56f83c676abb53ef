// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import fr.mercure.mail.MailStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The mailbox on the screen, through the whole application.
///
/// ASVS V1.3.1, V1.3.5, V5.4.2.
@SandboxTest
class WebmailIT {
  private static final String PAUL = "paul.girard@mercure.example";
  private static final String OWN = "/messagerie/moi/reception";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final SignedIn signedIn;
  private final MailHands hands;

  WebmailIT(SignedIn signedIn, MailStore mail) {
    this.signedIn = signedIn;
    this.hands = new MailHands(mail);
  }

  @Test
  void carriesAMessageAndItsAnswer() {
    Browser claire = signedIn.claire();
    String subject = "Lot " + NUMBER.incrementAndGet();
    claire.get("/messagerie/ecrire?de=moi");
    HttpResponse<String> sent =
        claire.post(
            "/messagerie/ecrire",
            Map.of(
                "de",
                "moi",
                "a",
                PAUL,
                "objet",
                subject,
                "texte",
                "Bonjour Paul",
                "acte",
                "envoyer"));
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(claire.get(MailHands.location(sent)).body())
        .contains("part dans dix secondes", "Annuler");

    Browser paul = signedIn.paul();
    await().atMost(Duration.ofSeconds(20)).until(() -> paul.get(OWN).body().contains(subject));
    String path = MailHands.unread(paul.get(OWN).body(), subject);
    assertThat(paul.get(path).body()).contains("Bonjour Paul");
    assertThat(paul.get(OWN).body()).as("a GET marks nothing").contains(path + "/lire");
    assertThat(MailHands.location(paul.post(path + "/lire", Map.of()))).isEqualTo(path);
    assertThat(paul.get(OWN).body()).doesNotContain(path + "/lire");

    String place = path.substring("/messagerie/moi/".length());
    String answer = paul.get("/messagerie/ecrire?de=moi&source=" + place).body();
    assertThat(answer)
        .contains("Re: " + subject, "&gt; Bonjour Paul", "claire.morel@mercure.example");
    assertThat(claire.get("/messagerie/moi/envoyes").body()).contains(subject);
    assertThat(claire.get("/messagerie/moi/brouillons").body()).doesNotContain(subject);
  }

  @Test
  void holdsBackWhatHasNotLeft() {
    Browser claire = signedIn.claire();
    String subject = "Trop vite " + NUMBER.incrementAndGet();
    claire.get("/messagerie/ecrire?de=moi");
    String sent =
        MailHands.location(
            claire.post(
                "/messagerie/ecrire",
                Map.of("de", "moi", "a", PAUL, "objet", subject, "texte", "?", "acte", "envoyer")));
    String leaving = sent.replaceFirst(".*envoi=", "");
    String draft =
        MailHands.location(claire.post("/messagerie/ecrire/retenir", Map.of("envoi", leaving)));
    assertThat(claire.get(draft).body()).contains(subject);
    assertThat(claire.get("/messagerie/moi/brouillons").body()).contains(subject);
  }

  @Test
  void sendsToNobodyWhoHasNoMailbox() {
    Browser claire = signedIn.claire();
    claire.get("/messagerie/ecrire?de=moi");
    for (String to : List.of("", "nobody@elsewhere.example", "not an address")) {
      HttpResponse<String> answer =
          claire.post(
              "/messagerie/ecrire",
              Map.of("de", "moi", "a", to, "objet", "x", "texte", "x", "acte", "envoyer"));
      assertThat(answer.statusCode()).as(to).isEqualTo(422);
    }
  }

  @Test
  void keepsADraftWhileSomebodyTypes() {
    Browser claire = signedIn.claire();
    claire.get("/messagerie/ecrire?de=moi");
    String subject = "Brouillon " + NUMBER.incrementAndGet();
    String first =
        claire
            .post(
                "/messagerie/ecrire/brouillon",
                Map.of("de", "moi", "a", "pa", "objet", subject, "texte", "un"))
            .body();
    String second =
        claire
            .post(
                "/messagerie/ecrire/brouillon",
                Map.of(
                    "de", "moi", "a", PAUL, "objet", subject, "texte", "deux", "brouillon", first))
            .body();
    assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    String page =
        claire.get("/messagerie/ecrire?de=moi&mode=brouillon&source=brouillons/" + second).body();
    assertThat(page).contains(subject, "deux", PAUL);
    assertThat(claire.get("/messagerie/moi/brouillons/" + first).statusCode()).isEqualTo(404);
  }

  @Test
  void archivesAndPutsBack() {
    String subject = "À ranger " + NUMBER.incrementAndGet();
    hands.put("Subject: " + subject + "\r\n\r\nx\r\n");
    Browser claire = signedIn.claire();
    String path = MailHands.unread(claire.get(OWN).body(), subject);
    String uid = path.substring(path.lastIndexOf('/') + 1);
    String done =
        MailHands.location(
            claire.post(OWN + "/acte", Map.of("uid", uid, "acte", "archive", "fil", "true")));
    String after = claire.get(done).body();
    assertThat(after).contains("Messages archivés\u00a0: 1.", "/messagerie/moi/annuler");
    assertThat(MailHands.lists(after, subject)).isFalse();
    assertThat(claire.get("/messagerie/moi/archivage").body()).contains(subject);

    Matcher moved = Pattern.compile("uids=([0-9-]+)").matcher(done);
    assertThat(moved.find()).isTrue();
    claire.post(
        "/messagerie/moi/annuler",
        Map.of("de", "reception", "vers", "archivage", "uids", moved.group(1)));
    assertThat(MailHands.lists(claire.get(OWN).body(), subject)).isTrue();
  }

  @Test
  void findsByOperators() {
    String subject = "Recherche " + NUMBER.incrementAndGet();
    hands.put("From: Bureau <roissy@douane.example>\r\nSubject: " + subject + "\r\n\r\nkaolin\r\n");
    Browser claire = signedIn.claire();
    assertThat(claire.get(OWN + "?q=de:roissy+kaolin+est:non-lu").body()).contains(subject);
    assertThat(claire.get(OWN + "?q=de:paul+kaolin").body()).doesNotContain(subject);
    assertThat(claire.get(OWN + "?q=a:pi%C3%A8ce+kaolin").body()).doesNotContain(subject);
    assertThat(claire.get(OWN + "?q=avant:2020-01-01").body()).doesNotContain(subject);
    assertThat(claire.get(OWN + "?q=%22%27+or+1=1").statusCode()).isEqualTo(200);
  }

  @Test
  void showsHtmlOfStrangersInAFrameWhereNothingRuns() {
    String subject = "Html " + NUMBER.incrementAndGet();
    hands.put(
        "Subject: "
            + subject
            + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + "<p onclick='x()'>Bonjour</p><script>alert(1)</script>"
            + "<img src='http://evil.example/pixel.png'><a href='javascript:alert(1)'>ici</a>"
            + "<a href='https://douane.example/x'>le site</a><style>*{position:fixed}</style>\r\n");
    Browser claire = signedIn.claire();
    String path = MailHands.unread(claire.get(OWN).body(), subject);
    assertThat(claire.get(path).body())
        .contains(
            "sandbox=\"allow-same-origin allow-popups", "Images distantes non affichées\u00a0: 1")
        .doesNotContain("alert(1)");
    HttpResponse<String> frame = claire.get(path + "/corps");
    assertThat(frame.body())
        .contains("Bonjour", "[https://douane.example/x]")
        .doesNotContain("script", "onclick", "evil.example", "javascript:", "position:fixed");
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script");
  }

  @Test
  void handsOutAttachmentsToBeSavedOnly() {
    String subject = "Piece " + NUMBER.incrementAndGet();
    hands.put(
        "Subject: "
            + subject
            + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nvoici\r\n--b\r\n"
            + "Content-Type: text/html\r\n"
            + "Content-Disposition: attachment; filename=\"../page.html\"\r\n\r\n"
            + "<script>alert(1)</script>\r\n--b--\r\n");
    Browser claire = signedIn.claire();
    String path = MailHands.unread(claire.get(OWN).body(), subject);
    assertThat(claire.get(path).body()).contains("page.html", path + "/piece/0");
    HttpResponse<String> file = claire.get(path + "/piece/0");
    assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(claire.get(path + "/piece/1").statusCode()).isEqualTo(404);
  }

  @Test
  void joinsWhatBelongsTogether() {
    String name = "n" + NUMBER.incrementAndGet() + "@x.example";
    String subject = "Fil " + NUMBER.incrementAndGet();
    hands.put("Message-ID: <" + name + ">\r\nSubject: " + subject + "\r\n\r\npremier\r\n");
    hands.put("In-Reply-To: <" + name + ">\r\nSubject: Re: " + subject + "\r\n\r\nsecond\r\n");
    Browser claire = signedIn.claire();
    String list = claire.get(OWN).body();
    assertThat(list).contains("messages dans la conversation");
    assertThat(claire.get(MailHands.unread(list, "Re: " + subject)).body())
        .contains("premier", "second");
  }

  @Test
  void hidesTheMailboxesOfOthers() {
    Browser paul = signedIn.paul();
    assertThat(paul.get("/messagerie/00051237600013/reception").statusCode()).isEqualTo(404);
    assertThat(paul.get("/messagerie/00051237600013/reception/1").statusCode()).isEqualTo(404);
    assertThat(paul.get("/messagerie/ecrire?de=00051237600013").statusCode()).isEqualTo(403);
  }
}
