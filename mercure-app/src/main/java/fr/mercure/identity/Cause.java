// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.util.function.UnaryOperator;

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
    /// The one right that it is about.
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
    return new Cause(
        code, gate, warning, stops, told, who, filled(text, values), filled(remedy, values));
  }

  private static Wording filled(Wording sentence, Wording... values) {
    return new Wording(
        filled(sentence.fr(), i -> values[Integer.parseInt(i)].fr(), values.length),
        filled(sentence.en(), i -> values[Integer.parseInt(i)].en(), values.length));
  }

  private static String filled(String sentence, UnaryOperator<String> value, int count) {
    String text = sentence;
    for (int i = 0; i < count; i++) {
      text = text.replace("{" + i + "}", value.apply(Integer.toString(i)));
    }
    return text;
  }
}
