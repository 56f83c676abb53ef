// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page that somebody wanted when asked to sign in. Only a page of this site is ever opened:
/// the address travels through the browser, and anybody may write a link.
final class LocalTarget {
  static final String HOME = "/accueil";

  private static final int LONGEST = 1000;
  private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

  private LocalTarget() {}

  /// The page if it is one of ours and worth returning to, otherwise home.
  static String of(@Nullable String wanted) {
    return Optional.ofNullable(wanted).filter(LocalTarget::isOurs).orElse(HOME);
  }

  private static boolean isOurs(String wanted) {
    return wanted.length() <= LONGEST
        && PAGE.matcher(wanted).matches()
        && !wanted.startsWith("/connexion")
        && !wanted.startsWith("/deconnexion")
        && !wanted.startsWith("/api/");
  }
}
