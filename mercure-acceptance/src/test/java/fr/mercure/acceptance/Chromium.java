// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The browser of this machine: Debian's chromium, or the one that `MERCURE_CHROMIUM` names. Where
/// there is none, tests that need it say that they were skipped.
final class Chromium {
  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /// No look-up of anything outside the machine: a closed network must not slow the tests.
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  private static @Nullable Browser browser;

  private Chromium() {}

  /// The browser, started once for the run; skips the calling test if the machine has none.
  static synchronized Browser browser() {
    Optional<Path> executable = executable();
    Assumptions.assumeTrue(
        executable.isPresent(),
        "skipped: no chromium on this machine (install Debian's package, or set MERCURE_CHROMIUM)");
    if (browser == null) {
      var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable.orElseThrow())
                      .setArgs(QUIET));
    }
    return browser;
  }

  private static Optional<Path> executable() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("MERCURE_CHROMIUM")).stream(), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
