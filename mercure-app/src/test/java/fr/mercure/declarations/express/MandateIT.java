// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Transmer lodges for others: with a mandate it may, without one it learns what is missing.
@SandboxTest
class MandateIT {
  private static final String BATCHES = "/api/v1/express/batches";
  private static final String TRANSMER = "FR000512376";
  private static final String ESSARTS = "FR000173104";
  private static final String NORDEX = "FR000846329";

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final ApiCaller transmer;
  private final ApiCaller nordex;

  MandateIT(SignedIn signedIn, JdbcClient jdbc, @LocalServerPort int port) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.transmer = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
    this.nordex = new ApiCaller(port, signedIn.key("paul.girard@nordex.example"));
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from identity.mandate where principal = :nordex")
        .param("nordex", NORDEX)
        .update();
  }

  @Test
  void takesADeclarationForAPrincipalThatGaveAMandateOnly() {
    assertThat(transmer.lodge(represented(ESSARTS, 2)).status()).isEqualTo(201);
    assertThat(transmer.lodge(represented(ESSARTS, 3)).status()).isEqualTo(201);

    ApiCaller.Reply refused = transmer.lodge(represented(NORDEX, 2));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("H7-0411", "/Declaration/Agent/ID", TRANSMER, "aucun mandat de " + NORDEX);
  }

  @Test
  void refusesTheSameInABatchAndInAFile() {
    assertThat(transmer.post(BATCHES, represented(NORDEX, 2), "application/xml").body())
        .contains("H7-0411");
    var typed = new TreeMap<String, String>();
    Drafts.typed("CSV-MANDATE-GREEN")
        .forEach((name, value) -> typed.put(name.replaceAll("\\.[0-9]+", ""), value));
    typed.putAll(Map.of("declarant.id", NORDEX, "agent.id", TRANSMER, "agent.status", "2"));
    String file = String.join(";", typed.keySet()) + "\n" + String.join(";", typed.values());
    assertThat(transmer.post(BATCHES, file, "text/csv").body()).contains("H7-0411");
  }

  @Test
  void followsAMandateFromTheMomentItIsGivenToTheMomentItEnds() {
    assertThat(give()).isEqualTo(303);
    assertThat(transmer.lodge(represented(NORDEX, 2)).status()).isEqualTo(201);
    assertThat(transmer.lodge(represented(NORDEX, 3)).body()).contains("H7-0412");
    assertThat(nordex.lodge(represented(NORDEX, 2)).status())
        .as("the principal names its representative")
        .isEqualTo(201);
    var paul = signedIn.paul();
    String page = paul.get("/acces/entreprise").body();
    String end = page.replaceFirst("(?s).*(/acces/entreprise/mandats/[0-9]+/revoquer).*", "$1");
    assertThat(paul.post(end, Map.of()).statusCode()).isEqualTo(303);
    assertThat(transmer.lodge(represented(NORDEX, 2)).body()).contains("H7-0411");
  }

  private int give() {
    var paul = signedIn.paul();
    paul.get("/acces/entreprise");
    return paul.post("/acces/entreprise/mandats", Map.of("eori", TRANSMER, "procedure", "EXPRESS"))
        .statusCode();
  }

  /// An H7 that Transmer signs for a principal; in its own name where the status is 3.
  private static String represented(String principal, int status) {
    return ApiCaller.h7("GREEN")
        .replaceFirst(
            "<FunctionCode>3</FunctionCode>(\\s*</Agent>\\s*<Declarant>\\s*<ID>)" + TRANSMER,
            "<FunctionCode>" + status + "</FunctionCode>$1" + principal);
  }
}
