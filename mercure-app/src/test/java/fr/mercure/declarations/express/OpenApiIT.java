// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ApiCaller.Reply;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// ASVS V4.1.1, V15.3.1.
@SandboxTest
class OpenApiIT {
  private final ApiCaller claire;
  private final RequestMappingHandlerMapping handlers;

  OpenApiIT(
      @LocalServerPort int port,
      SignedIn signedIn,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
    this.claire = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
    this.handlers = handlers;
  }

  @Test
  void describesEveryAddressOfTheApiAndNoOther() {
    Set<String> described = new TreeSet<>();
    spec()
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    Set<String> handled = new TreeSet<>();
    handlers
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/v1/"))
                .forEach(pattern ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> handled.add(method + " " + pattern))));

    assertThat(described).isEqualTo(handled);
  }

  @Test
  void givesExamplesThatAreAccepted() {
    JsonNode content =
        spec()
            .path("paths")
            .path("/api/v1/express/declarations")
            .path("post")
            .path("requestBody")
            .path("content");

    Reply xml = claire.lodge(content.path("application/xml").path("example").asString());
    Reply json =
        claire.post(
            ApiCaller.EXPRESS,
            content.path("application/json").path("example").toString(),
            "application/json");

    assertThat(xml.status()).as(xml.body()).isEqualTo(201);
    assertThat(json.body()).as("the two examples say the same").isEqualTo(xml.body());
    assertDescribed(xml.json(), "Answer");
  }

  @Test
  void describesWhatIsAnswered() {
    Reply lodged = claire.lodge(ApiCaller.h7("ORANGE"));
    String mrn = lodged.text("mrn");
    Reply refused = claire.lodge(ApiCaller.h7("REFUSED"));

    assertDescribed(refused.json(), "Problem");
    assertDescribed(refused.json().path("findings").get(0), "Finding");
    assertDescribed(claire.get(ApiCaller.EXPRESS + "/" + mrn).json(), "Declaration");
    JsonNode list = claire.get("/api/v1/declarations?size=5&state=UNDER_CONTROL").json();
    assertDescribed(list.path("declarations").get(0), "Row");
    String declaration = "/api/v1/declarations/" + mrn;
    assertDescribed(claire.get(declaration + "/timeline").json().get(0), "TimelineLine");
    JsonNode document = claire.get(declaration + "/documents").json().get(0);
    assertDescribed(document, "Document");
    assertThat(claire.get(document.path("content").asString()).body()).startsWith("<?xml");
    assertThat(claire.get("/api/v1/declarations?from=yesterday").status()).isEqualTo(400);
    Reply table = claire.get("/api/v1/declarations?size=2", "Accept", "text/csv");
    assertThat(table.type()).startsWith("text/csv");
    assertThat(table.body().lines()).hasSize(3);
  }

  private void assertDescribed(JsonNode body, String schema) {
    JsonNode described = spec().path("components").path("schemas").path(schema);
    assertThat(described.path("properties").propertyNames()).containsAll(body.propertyNames());
    described
        .path("required")
        .forEach(member ->
            assertThat(body.has(member.asString())).as("%s in %s", member, body).isTrue());
  }

  private JsonNode spec() {
    return claire.get("/api/v1/openapi.json").json();
  }
}
