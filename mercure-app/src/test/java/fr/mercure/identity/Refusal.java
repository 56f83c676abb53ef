// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a stranger sees of a refused sign-in, to be compared with another, and what only we know.
final class Refusal {
  private Refusal() {}

  /// What differs by nature is blanked: the reference, the form tokens, the address as typed.
  ///
  /// @param free names of headers that may differ too
  static String seen(HttpResponse<String> response, String email, String... free) {
    assertThat(response.statusCode()).isEqualTo(403);
    var headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeAll(List.of("date", "set-cookie"));
    headers.keySet().removeAll(List.of(free));
    return headers
        + response
            .body()
            .replaceAll("R-[A-Z2-7]{8}", "R-________")
            .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "_csrf")
            .replace(email, "EMAIL");
  }

  /// Causes of all attempts that are kept.
  static List<String> causes(JdbcClient jdbc) {
    return jdbc.sql("select cause from identity.sign_in_attempt")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
