// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a check found: causes in order, and what could not be verified. The same facts give the
/// same causes, so a stored report can be judged again by newer rows.
///
/// @param inTime whether the budget was enough
/// @param reference six characters to read aloud, in Crockford's base 32
record Report(
    String target,
    Instant at,
    long millis,
    boolean inTime,
    Facts facts,
    List<Diagnosis.Named> causes,
    List<Area> notVerified,
    String reference) {
  /// How the agent ends if it cannot say what blocks.
  static final int UNDECIDED = 6;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int REFERENCE_DIGITS = 6;

  static Report of(
      String target, Instant at, long millis, boolean inTime, Facts facts, Diagnosis diagnosis) {
    return of(target, at, millis, inTime, facts, diagnosis, digest(target, at, facts));
  }

  /// With a reference that was given before.
  static Report of(
      String target,
      Instant at,
      long millis,
      boolean inTime,
      Facts facts,
      Diagnosis diagnosis,
      String reference) {
    List<Area> missing = Stream.of(Area.values()).filter(area -> !area.isVerified(facts)).toList();
    return new Report(target, at, millis, inTime, facts, diagnosis.of(facts), missing, reference);
  }

  Verdict verdict() {
    boolean blocked =
        causes.stream()
            .anyMatch(one -> one.cause().blocks() && one.evidence() != Evidence.POSSIBLE);
    if (blocked) {
      return Verdict.BLOCKED;
    }
    if (!facts.is("http.service", "OK")) {
      return Verdict.UNDECIDED;
    }
    return causes.isEmpty() ? Verdict.HEALTHY : Verdict.DEGRADED;
  }

  /// 0 healthy, 1 usable with a reservation, 2 to 5 by the side that blocks, 6 undecided.
  int exitCode() {
    return switch (verdict()) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case BLOCKED -> causes.getFirst().cause().side().exitCode();
      case UNDECIDED -> UNDECIDED;
    };
  }

  /// The same findings have the same reference, on line or off.
  private static String digest(String target, Instant at, Facts facts) {
    try {
      String all = target + at + facts.all();
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      var text = new StringBuilder();
      for (int i = 0; i < REFERENCE_DIGITS; i++) {
        text.append(DIGITS.charAt(digest[i] & 31)).append(i == 2 ? "-" : "");
      }
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Words of a row with what was found put in: `{host}`, `{port}`, `{key of a fact}`.
  Wording filled(Wording words) {
    return new Wording(filled(words.fr()), filled(words.en()));
  }

  String filled(String text) {
    String filled = text;
    if (text.contains("{")) {
      Target place = Target.of(target, References.NONE);
      filled =
          text.replace("{host}", place.host()).replace("{port}", Integer.toString(place.port()));
      for (Observation.Fact fact : facts.all()) {
        filled = filled.replace("{" + fact.key() + "}", fact.detail());
      }
    }
    return filled.replaceAll("\\{[a-z0-9.]+}", "–");
  }

  /// What came from the network must not act on a terminal or a page: letters, digits and signs
  /// only, 200 at most.
  static String harmless(String text) {
    String plain = text.replaceAll("\\p{Cntrl}|\\p{Cf}", " ");
    return plain.substring(0, Math.min(200, plain.length()));
  }
}
