// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How people join: an administrator makes a link for an address; who holds the link chooses a
/// passkey, or a password to which an application is added at once. The link serves once, for a
/// week, and is kept as a digest.
@Component
final class InvitationDesk {
  static final Duration VALID = Duration.ofDays(7);

  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_NAME = 100;

  private final InvitationStore store;
  private final PersonStore people;
  private final EnrolmentStore enrolment;
  private final PasswordHashes hashes;
  private final PasskeyDesk passkeys;
  private final PasskeyOwners owners;
  private final TransactionTemplate transactions;
  private final SecureRandom random;
  private final Clock clock;

  InvitationDesk(
      InvitationStore store,
      PersonStore people,
      EnrolmentStore enrolment,
      PasswordHashes hashes,
      PasskeyDesk passkeys,
      PasskeyOwners owners,
      TransactionTemplate transactions,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.enrolment = enrolment;
    this.hashes = hashes;
    this.passkeys = passkeys;
    this.owners = owners;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /// What joining came to.
  ///
  /// @param person who has joined; 0 if nobody has
  /// @param cause code of what stops it, with the field at fault
  record Joined(long person, Optional<FormCause> cause) {
    static Joined refused(FormCause cause) {
      return new Joined(0, Optional.of(cause));
    }
  }

  /// Makes an invitation to the inviter's company or office.
  ///
  /// @param email lower case
  /// @return what the link carries; it is kept nowhere
  String invite(Actor inviter, String email, Set<Right> rights) {
    String token = Base32.encode(SecretBox.bytes(random, TOKEN_BYTES)).toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    store.add(inviter, email, rights, digest(token), owners.newHandle(), now, now.plus(VALID));
    return token;
  }

  /// Whether this address is that of somebody of the inviter's company or office: an invitation
  /// would be a way around the decision of another on one's own rights, and on when they end.
  boolean isThere(Actor inviter, String email) {
    return people
        .credentials(email)
        .filter(known -> people.isOf(known.person(), Place.of(inviter)))
        .isPresent();
  }

  Optional<Invitation> find(String token) {
    return store.find(digest(token));
  }

  /// Whether the person invited has an account already: then they sign in and accept.
  boolean isKnown(Invitation invitation) {
    return people.credentials(invitation.email()).isPresent();
  }

  /// The newcomer as an owner of passkeys, before there is a person.
  PublicKeyCredentialUserEntity owner(Invitation invitation) {
    byte[] handle = store.destination(invitation.id()).handle();
    return PasskeyOwners.entity(handle, invitation.email(), invitation.email());
  }

  /// Joins with a password; the application follows at the next page.
  Joined byPassword(Invitation invitation, String name, String wanted, String again) {
    Optional<FormCause> fault =
        named(name)
            .or(() -> wanted.equals(again) ? Optional.empty() : fault("PWD-006", "again"))
            .or(() ->
                PasswordRules.check(wanted, words(invitation, name))
                    .map(code -> FormCause.of(code, "wanted")));
    if (fault.isPresent()) {
      return Joined.refused(fault.get());
    }
    String hash = hashes.hash(wanted);
    return join(
        invitation,
        name,
        person -> {
          enrolment.password(person.id(), hash, clock.instant());
          return Optional.empty();
        });
  }

  /// Joins with a passkey alone.
  ///
  /// @param answer JSON of the browser
  /// @param label name of the first key
  Joined byPasskey(
      Invitation invitation,
      String name,
      PasskeyHost host,
      byte[] challenge,
      String answer,
      String label) {
    Optional<FormCause> fault = named(name);
    if (fault.isPresent()) {
      return Joined.refused(fault.get());
    }
    PublicKeyCredentialUserEntity asked = owner(invitation);
    return join(
        invitation,
        name,
        person -> {
          owners.of(person, asked.getId().getBytes());
          return passkeys
              .register(host, asked, challenge, answer, label)
              .map(code -> FormCause.of(code, "name"));
        });
  }

  /// Somebody with an account joins one more company, or one that they had left.
  Optional<FormCause> byAccount(Invitation invitation, long person) {
    boolean theirs =
        people.person(person).filter(p -> p.email().equals(invitation.email())).isPresent();
    if (!theirs) {
      return fault("INV-005", "");
    }
    var destination = store.destination(invitation.id());
    if (people.isOf(person, new Place(destination.company(), destination.office()))) {
      return fault("INV-011", "");
    }
    return Optional.ofNullable(
            transactions.execute(_ -> {
              if (!store.use(invitation.id(), clock.instant())) {
                return Joined.refused(FormCause.of("INV-003", ""));
              }
              attach(invitation, person);
              return new Joined(person, Optional.empty());
            }))
        .flatMap(Joined::cause);
  }

  private interface Credential {
    Optional<FormCause> enrol(Person person);
  }

  /// All or nothing: a credential that is refused leaves the link as it was.
  private Joined join(Invitation invitation, String name, Credential credential) {
    Joined joined =
        transactions.execute(status -> {
          Joined tried = tryToJoin(invitation, name.strip(), credential);
          if (tried.cause().isPresent()) {
            status.setRollbackOnly();
          }
          return tried;
        });
    return joined == null ? Joined.refused(FormCause.of("INV-003", "")) : joined;
  }

  private Joined tryToJoin(Invitation invitation, String name, Credential credential) {
    if (isKnown(invitation)) {
      return Joined.refused(FormCause.of("INV-006", ""));
    }
    if (!store.use(invitation.id(), clock.instant())) {
      return Joined.refused(FormCause.of("INV-003", ""));
    }
    long id = enrolment.person(invitation.email(), name);
    Optional<FormCause> fault = credential.enrol(people.person(id).orElseThrow());
    attach(invitation, id);
    return new Joined(id, fault);
  }

  private void attach(Invitation invitation, long person) {
    var destination = store.destination(invitation.id());
    destination
        .company()
        .ifPresentOrElse(
            company -> enrolment.join(person, company, invitation.rights()),
            () ->
                enrolment.joinOffice(
                    person, destination.office().orElseThrow(), invitation.rights()));
  }

  private static Optional<FormCause> named(String name) {
    boolean fits = !name.isBlank() && name.strip().length() <= LONGEST_NAME;
    return fits ? Optional.empty() : fault("INV-007", "name");
  }

  private static Optional<FormCause> fault(String code, String field) {
    return Optional.of(FormCause.of(code, field));
  }

  private static Set<String> words(Invitation invitation, String name) {
    var words = new LinkedHashSet<>(Set.of(invitation.email(), "Mercure"));
    words.add(invitation.place());
    words.add(name.strip());
    return words;
  }

  private static byte[] digest(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
