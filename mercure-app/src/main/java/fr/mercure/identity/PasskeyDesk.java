// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import fr.mercure.identity.SignInLimits.Verdict;
import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableAuthenticationExtensionsClientInputs;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes and checks passkeys. User verification is demanded both times, which is why a passkey
/// alone is two factors; keys are discoverable, so that nothing about an account is told before.
@Component
final class PasskeyDesk {
  /// Nobody needs more.
  static final int MOST = 10;

  /// A good answer is a tenth of that.
  private static final int LONGEST_ANSWER = 100_000;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> USED =
      new TypeReference<>() {};

  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private final WebAuthnManager checks = WebAuthnManager.createNonStrictWebAuthnManager();
  private final PasskeyStore keys;
  private final PasskeyOwners owners;
  private final PersonStore people;
  private final SignInLimits limits;

  PasskeyDesk(PasskeyStore keys, PasskeyOwners owners, PersonStore people, SignInLimits limits) {
    this.keys = keys;
    this.owners = owners;
    this.people = people;
    this.limits = limits;
  }

  /// What the browser is asked to make a key with, as JSON.
  String creation(PasskeyHost host, PublicKeyCredentialUserEntity owner, byte[] challenge) {
    return json.writeValueAsString(options(host, owner, challenge));
  }

  /// What the browser is asked to use a key with, as JSON.
  String request(PasskeyHost host, byte[] challenge) {
    return json.writeValueAsString(options(host, challenge));
  }

  /// Keeps the key that the browser made.
  ///
  /// @param answer JSON of the browser
  /// @return code of what is wrong with it; empty if it is kept
  Optional<String> register(
      PasskeyHost host,
      PublicKeyCredentialUserEntity owner,
      byte[] challenge,
      String answer,
      String name) {
    if (keys.findByUserId(owner.getId()).size() >= MOST) {
      return Optional.of("MFA-016");
    }
    return fault(() -> {
      var made = json.readValue(bounded(answer), MADE);
      operations(host)
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  options(host, owner, challenge), new RelyingPartyPublicKey(made, name)));
      return Optional.empty();
    });
  }

  /// Signing in with a key, or confirming who one is.
  ///
  /// @param expected whose key it must be; anybody's if empty
  /// @param address where the request came from
  SignInOutcome prove(
      PasskeyHost host, Optional<Long> expected, byte[] challenge, String answer, String address) {
    String counted = expected.map(PersonStore::personReference).orElse("passkey from " + address);
    Attempt attempt = limits.attempt(Attempt.PASSKEY, counted, address);
    return limits.limited(attempt, () -> verdict(attempt, host, expected, challenge, answer));
  }

  private Verdict verdict(
      Attempt attempt, PasskeyHost host, Optional<Long> expected, byte[] challenge, String answer) {
    long[] found = new long[1];
    Optional<String> fault =
        fault(() -> {
          found[0] = owner(host, challenge, answer);
          return wrongPerson(found[0], expected);
        });
    return fault
        .map(code -> new Verdict(code, refused(attempt, code, expected)))
        .orElseGet(() -> new Verdict("OK", new Proven(found[0])));
  }

  private long owner(PasskeyHost host, byte[] challenge, String answer) {
    var used = json.readValue(bounded(answer), USED);
    try {
      var owner =
          operations(host)
              .authenticate(new RelyingPartyAuthenticationRequest(options(host, challenge), used));
      return owners.person(owner.getId()).orElseThrow(IllegalArgumentException::new);
    } catch (PasskeyStore.CopiedPasskey | MaliciousCounterValueException e) {
      keys.block(used.getRawId());
      throw e;
    }
  }

  private Optional<String> wrongPerson(long person, Optional<Long> expected) {
    if (expected.isPresent() && expected.get() != person) {
      return Optional.of("MFA-015");
    }
    return people.isActive(person) ? Optional.empty() : Optional.of("AUT-003");
  }

  /// Whoever has proven nothing yet is told one thing only; a key that has signed has proven
  /// itself.
  private static Refused refused(Attempt attempt, String code, Optional<Long> expected) {
    boolean proven = expected.isPresent() || code.equals("MFA-007") || code.equals("AUT-003");
    return new Refused(attempt.reference(), Optional.of(new Reason(proven ? code : "MFA-015", 0)));
  }

  /// What the library objects to, as a code.
  private static Optional<String> fault(Supplier<Optional<String>> step) {
    try {
      return step.get();
    } catch (UserNotVerifiedException _) {
      return Optional.of("MFA-006");
    } catch (BadOriginException | BadRpIdException _) {
      return Optional.of("MFA-005");
    } catch (PasskeyStore.CopiedPasskey | MaliciousCounterValueException _) {
      return Optional.of("MFA-007");
    } catch (WebAuthnException | JacksonException | IllegalArgumentException _) {
      return Optional.of("MFA-015");
    }
  }

  private static String bounded(String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      throw new IllegalArgumentException("an answer of %d characters".formatted(answer.length()));
    }
    return answer;
  }

  private Webauthn4JRelyingPartyOperations operations(PasskeyHost host) {
    var operations =
        new Webauthn4JRelyingPartyOperations(owners, keys, party(host), Set.of(host.origin()));
    operations.setWebAuthnManager(checks);
    return operations;
  }

  private static PublicKeyCredentialRpEntity party(PasskeyHost host) {
    return PublicKeyCredentialRpEntity.builder().id(host.name()).name("Mercure").build();
  }

  private PublicKeyCredentialCreationOptions options(
      PasskeyHost host, PublicKeyCredentialUserEntity owner, byte[] challenge) {
    List<PublicKeyCredentialDescriptor> known =
        keys.findByUserId(owner.getId()).stream().map(PasskeyDesk::descriptor).toList();
    return PublicKeyCredentialCreationOptions.builder()
        .rp(party(host))
        .user(owner)
        .challenge(new Bytes(challenge))
        .pubKeyCredParams(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .excludeCredentials(known)
        .extensions(new ImmutableAuthenticationExtensionsClientInputs(List.of()))
        .timeout(PATIENCE)
        .build();
  }

  private static PublicKeyCredentialDescriptor descriptor(CredentialRecord key) {
    return PublicKeyCredentialDescriptor.builder()
        .id(key.getCredentialId())
        .transports(key.getTransports())
        .build();
  }

  /// Without a list of keys: it would say which factors an account has.
  private static PublicKeyCredentialRequestOptions options(PasskeyHost host, byte[] challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .rpId(host.name())
        .challenge(new Bytes(challenge))
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .timeout(PATIENCE)
        .build();
  }
}
