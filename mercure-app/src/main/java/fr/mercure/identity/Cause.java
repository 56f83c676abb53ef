// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.util.Arrays;

/// Why somebody is kept out, or warned: one line of the list of causes.
///
/// @param code stable, with a help page of its own
/// @param gate what was looked at
/// @param warning whether it only warns
/// @param stops what it stops while it lasts
/// @param told who may be told
/// @param who can lift it
/// @param text what is wrong; `{0}`… stand for the values of a case
/// @param remedy what to do
record Cause(
    String code,
    Gate gate,
    boolean warning,
    Stops stops,
    Told told,
    Lifter who,
    Wording text,
    Wording remedy) {

  /// What is looked at, in the order in which people read it.
  enum Gate {
    ACCOUNT,
    PASSWORD,
    SECOND_FACTOR,
    FEDERATION,
    CERTIFICATE,
    SESSION,
    NETWORK,
    MEMBERSHIP,
    COMPANY,
    EORI,
    MANDATE,
    AUTHORISATION,
    RIGHT,
    MODULE,
    MERCURE
  }

  /// How far a cause reaches.
  enum Stops {
    NOTHING,
    /// The one right or authorisation that it is about.
    RIGHT,
    /// What binds: lodging, amending, deciding. Reading goes on.
    FILING,
    /// All but the page of one's own access.
    WORK,
    /// Signing in.
    ENTRY
  }

  /// From when on the cause may be told: before that it would inform an attacker.
  enum Told {
    ANYONE,
    ONE_FACTOR,
    ALL_FACTORS
  }

  /// Who can lift it.
  enum Lifter {
    SELF,
    ADMINISTRATOR,
    CLIENT,
    CUSTOMS,
    SUPPORT,
    PROVIDER,
    MERCURE,
    TIME
  }

  /// The cause of one case, its values written in.
  ///
  /// @param values as text of both languages
  Cause with(Wording... values) {
    String[] fr = Arrays.stream(values).map(Wording::fr).toArray(String[]::new);
    String[] en = Arrays.stream(values).map(Wording::en).toArray(String[]::new);
    return new Cause(
        code, gate, warning, stops, told, who, filled(text, fr, en), filled(remedy, fr, en));
  }

  private static Wording filled(Wording sentence, String[] fr, String[] en) {
    return new Wording(sentence.with(fr).fr(), sentence.with(en).en());
  }
}
