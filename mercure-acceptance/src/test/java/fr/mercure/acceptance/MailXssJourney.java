// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Three hundred messages that try to run a script or to fetch something, brought into a mailbox,
/// listed and opened in a real browser: nothing runs, nothing leaves.
class MailXssJourney {
  private static final String FOLDER = "/messagerie/moi/archivage";
  private static final int AT_ONCE = 50;

  /// Frames of so many messages side by side, as the page of a message shows one.
  private static final String SHOW =
      """
      async (paths) => {
        const frames = paths.map((path) => {
          const frame = document.createElement('iframe');
          frame.sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
          frame.src = path;
          return frame;
        });
        const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener('load', done)));
        document.body.append(...frames);
        await Promise.all(loaded);
        const shown = frames.filter((frame) => frame.contentDocument?.title === '.').length;
        frames.forEach((frame) => frame.remove());
        return shown;
      }
      """;

  @Test
  void runsNothingAndFetchesNothing() {
    RunningMercure mercure = RunningMercure.shared();
    List<String> payloads = XssPayloads.all();
    var ran = new ArrayList<String>();
    var left = new ArrayList<String>();
    try (Hands paul = Hands.of(SignedIn.paul(mercure), mercure, FOLDER, true)) {
      Page page = paul.page();
      page.onConsoleMessage(message -> {
        if (message.text().contains(XssPayloads.WORD)) {
          ran.add(message.text());
        }
      });
      page.onDialog(dialog -> {
        ran.add(dialog.message());
        dialog.dismiss();
      });
      String home = mercure.address().getHost();
      page.context()
          .onRequest(request -> {
            String url = request.url();
            if (!url.startsWith("data:") && !url.contains("//" + home)) {
              left.add(url);
            }
          });
      List<String> opened = bringIn(page, mercure, payloads);
      assertThat(opened).hasSize(payloads.size());
      page.navigate(mercure.at(opened.getLast()).toString());
      int shown = 0;
      for (int from = 0; from < opened.size(); from += AT_ONCE) {
        List<String> some = opened.subList(from, Math.min(opened.size(), from + AT_ONCE));
        shown += (int) page.evaluate(SHOW, some.stream().map(path -> path + "/corps").toList());
      }
      assertThat(shown).as("bodies shown").isEqualTo(payloads.size());
    }
    assertThat(ran).isEmpty();
    assertThat(left).isEmpty();
  }

  /// Payloads are bodies, subjects, names of senders and of attachments.
  private static String message(int number, String payload) {
    String line = payload.replace("\0", "").replace("\r", "").replace("\n", " ");
    String word =
        "=?utf-8?B?"
            + Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8))
            + "?=";
    return """
    From x Thu Jan  1 00:00:00 1970
    From: %s <x%d@elsewhere.example>
    Subject: %s
    Message-ID: <xss%d@elsewhere.example>
    Content-Type: multipart/mixed; boundary=b%d

    --b%d
    Content-Type: text/html; charset=utf-8

    %s
    --b%d
    Content-Type: application/pdf
    Content-Disposition: attachment; filename="%s"

    x
    --b%d--

    """
        .formatted(
            word,
            number,
            word,
            number,
            number,
            number,
            payload,
            number,
            line.replace("\\", "").replace("\"", ""),
            number);
  }

  /// Addresses of the messages, from the pages of the list.
  private static List<String> bringIn(Page page, RunningMercure mercure, List<String> payloads) {
    String mbox =
        IntStream.range(0, payloads.size())
            .mapToObj(i -> message(i, payloads.get(i)))
            .collect(Collectors.joining());
    page.locator("details.files-of summary").click();
    page.locator("#import")
        .setInputFiles(
            new FilePayload("x.mbox", "application/mbox", mbox.getBytes(StandardCharsets.UTF_8)));
    page.locator("form[action$='/importer'] button").click();
    page.waitForURL("**fait=importe**");
    var opened = new LinkedHashSet<String>();
    Locator further = page.locator(".msgs a[href*='apres=']");
    page.navigate(mercure.at(FOLDER).toString());
    addRows(page, opened);
    while (further.count() > 0) {
      page.navigate(mercure.at(further.last().getAttribute("href")).toString());
      addRows(page, opened);
    }
    return List.copyOf(opened);
  }

  private static void addRows(Page page, Set<String> opened) {
    for (Locator row : page.locator("a[data-row]").all()) {
      opened.add(row.getAttribute("href"));
    }
  }
}
