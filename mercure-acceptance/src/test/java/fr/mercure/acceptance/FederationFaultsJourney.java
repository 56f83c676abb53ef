// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that a provider, or somebody between it and us, gets wrong: each fault has its exact
/// cause, none opens an account, none is an error of the server. FED-004 stands for "all checks
/// passed": the identity is known, and tied to nobody.
class FederationFaultsJourney {
  private static final Pattern CODE = Pattern.compile("/aide/erreurs/([A-Z]+-[0-9]+)");

  /// Keys that were fetched just now are not fetched again, whatever comes.
  private static final long KEYS_REST = 1_100;

  private final FederationPeer peer = FederationPeer.shared();

  @AfterEach
  void mend() {
    for (String provider : new String[] {"franceconnect", "franceconnect-plus", "proconnect"}) {
      peer.fault(provider, "none");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "franceconnect, as=angela, FED-004",
    "franceconnect-plus, as=claire, FED-004",
    "franceconnect-plus, as=claire&acr=eidas3, FED-004",
    "proconnect, as=paul, FED-004",
    "proconnect, as=paul&acr=eidas3, FED-004",
    "proconnect, as=paul&acr=https://proconnect.gouv.fr/assurance/self-asserted-2fa, FED-004",
    "proconnect, error=access_denied&description=requested+ACRs+could+not+be+satisfied, FED-003",
    "franceconnect, error=access_denied&description=user+auth+aborted, FED-001",
    "franceconnect, error=access_denied&description=Y030030+user+auth+aborted, FED-001",
    "proconnect, error=access_denied, FED-001",
    "franceconnect-plus, error=invalid_acr, FED-003",
    "proconnect, error=login_required, FED-002",
    "franceconnect, error=access_denied&description=Y190001+session, FED-002",
    "proconnect, error=server_error, FED-008",
    "franceconnect, error=temporarily_unavailable, FED-008",
    "franceconnect-plus, error=access_denied&description=Y010011+RNIPP, FED-008",
    "proconnect, error=access_denied&description=Y500015, FED-007",
    "proconnect, error=access_denied&description=Y500024, FED-011",
    "franceconnect, error=access_denied&description=Y180001, FED-011",
    "franceconnect, error=access_denied&description=Y020017, FED-011",
    "franceconnect, error=access_denied&description=Y010004, FED-012",
    "franceconnect, error=access_denied&description=Y010015, FED-012",
    "proconnect, error=access_denied&description=Y170001, FED-013",
    "proconnect, error=invalid_scope, FED-010",
    "proconnect, error=invalid_request&description=unsupported+prompt+value+requested, FED-010",
    "proconnect, error=invalid_request&description=Y030031, FED-010",
    "franceconnect, error=invalid_client&description=Y04EA6EF, FED-010",
    "proconnect, error=nobody_knows, FED-009"
  })
  void readsWhatTheProviderSays(String provider, String choice, String code) {
    told(new Traveller(peer.mercure()).go(provider, choice), code);
  }

  /// ASVS V6.8.2, V10.5.1, V10.5.2.
  @ParameterizedTest
  @CsvSource({
    "franceconnect, id-token:signature, FED-009",
    "franceconnect, id-token:altered, FED-009",
    "franceconnect, id-token:unsigned, FED-009",
    "franceconnect, id-token:public-key-as-secret, FED-009",
    "franceconnect, id-token:nonce, FED-009",
    "franceconnect, id-token:no-nonce, FED-009",
    "franceconnect, id-token:audience, FED-009",
    "franceconnect, id-token:issuer, FED-009",
    "franceconnect, id-token:expired, FED-009",
    "franceconnect, id-token:no-end, FED-009",
    "franceconnect, id-token:future, FED-009",
    "franceconnect, id-token:type, FED-009",
    "franceconnect, id-token:garbage, FED-009",
    "franceconnect, id-token:no-level, FED-003",
    "franceconnect, id-token:unknown-level, FED-003",
    "proconnect, id-token:signature, FED-009",
    "proconnect, id-token:public-key-as-secret, FED-009",
    "proconnect, id-token:no-end, FED-009",
    "proconnect, id-token:level, FED-003",
    "franceconnect-plus, id-token:clear, FED-009",
    "franceconnect-plus, person-token:clear, FED-009",
    "franceconnect, person-token:signature, FED-009",
    "franceconnect, person-token:subject, FED-009",
    "franceconnect, person-token:audience, FED-009",
    "franceconnect, person-token:issuer, FED-009",
    "proconnect, person-token:expired, FED-009",
    "proconnect, person-token:altered, FED-009",
    "franceconnect, person-json, FED-009",
    "franceconnect, no-id-token, FED-009",
    "franceconnect, token:grant, FED-002",
    "franceconnect, token:unauthorized, FED-010",
    "franceconnect, token:garbage, FED-009",
    "franceconnect, token:long, FED-008",
    "franceconnect, token:down, FED-008",
    "franceconnect, token:slow, FED-008",
    "franceconnect, token:cut, FED-008",
    "franceconnect, userinfo:down, FED-008",
    "franceconnect, userinfo:slow, FED-008",
    "franceconnect, userinfo:unauthorized, FED-009"
  })
  void checksWhatTheProviderSends(String provider, String fault, String code) {
    peer.fault(provider, fault);
    told(new Traveller(peer.mercure()).go(provider, "as=paul"), code);
  }

  @Test
  void takesANewKey() throws InterruptedException {
    told(new Traveller(peer.mercure()).go("proconnect", "as=paul"), "FED-004");
    peer.fault("proconnect", "key-rotated");
    Thread.sleep(KEYS_REST);

    told(new Traveller(peer.mercure()).go("proconnect", "as=paul"), "FED-004");
  }

  @Test
  void recoversFromAKeyThatChangedUnderItsOldName() throws InterruptedException {
    told(new Traveller(peer.mercure()).go("proconnect", "as=paul"), "FED-004");
    peer.fault("proconnect", "key-rotated-same-name");
    Thread.sleep(KEYS_REST);

    told(new Traveller(peer.mercure()).go("proconnect", "as=paul"), "FED-004");
  }

  /// ASVS V6.8.1, V7.6.2, V10.1.2, V10.2.1, V10.2.2.
  @Test
  void takesNoAnswerThatWasNotAskedFor() {
    var stranger = new Traveller(peer.mercure());
    told(stranger.get("/connexion/retour/proconnect?code=abc&state=def"), "FED-002");

    var state = new Traveller(peer.mercure()).tampering(back -> changed(back, "state", "forged"));
    told(state.go("proconnect", "as=paul"), "FED-002");
    var nothing = new Traveller(peer.mercure()).tampering(back -> changed(back, "code", ""));
    told(nothing.go("proconnect", "as=paul"), "FED-002");
    var other =
        new Traveller(peer.mercure())
            .tampering(back -> back.replace("retour/proconnect", "retour/franceconnect"));
    told(other.go("proconnect", "as=paul"), "FED-002");
    var mixed =
        new Traveller(peer.mercure())
            .tampering(back -> changed(back, "iss", "https%3A%2F%2Fevil.example"));
    told(mixed.go("proconnect", "as=paul"), "FED-009");
    var stolen = new Traveller(peer.mercure());
    stolen.tampering(back -> {
      stolen.forgetCookies();
      return back;
    });
    told(stolen.go("proconnect", "as=paul"), "FED-002");
  }

  /// ASVS V10.1.2.
  @Test
  void takesEachAnswerOnce() {
    String[] back = new String[1];
    var traveller = new Traveller(peer.mercure());
    traveller.tampering(address -> back[0] = address);
    told(traveller.go("proconnect", "as=paul"), "FED-004");

    String path = back[0].substring(back[0].indexOf("/connexion/"));
    told(traveller.get(path), "FED-002");
  }

  private static String changed(String address, String name, String value) {
    return address.replaceAll("(?<=[?&])" + name + "=[^&]*", name + "=" + value);
  }

  private static void told(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    Matcher said = CODE.matcher(answer.body());
    assertThat(said.find()).as(answer.body()).isTrue();
    assertThat(said.group(1)).isEqualTo(code);
  }
}
