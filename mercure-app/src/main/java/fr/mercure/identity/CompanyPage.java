// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;
import java.util.Optional;

/// A company: what the registers say of it, whom it represents and who represents it.
///
/// @param registers legal unit, establishments, EORI numbers
/// @param evidence last answers of registers, with their digests
/// @param rules kinds of EORI that each service takes, with their dates
/// @param services state of each
/// @param authorisations decisions of customs that it holds
/// @param received mandates that it holds
/// @param given mandates that it gave
/// @param manages whether the reader may give and end mandates
/// @param successor SIRET of the head office that replaces a closed one
/// @param done what became of the form just sent
public record CompanyPage(
    Shell shell,
    Company company,
    List<Line> registers,
    List<Line> evidence,
    List<Rule> rules,
    List<Line> services,
    List<Line> authorisations,
    List<MandateLine> received,
    List<MandateLine> given,
    boolean manages,
    Optional<String> successor,
    List<Choice> terms,
    Optional<RequestsPage.Said> done) {
  /// A thing and its state.
  ///
  /// @param what it is, in words
  /// @param name number or name
  /// @param since when and by which answer, in words
  public record Line(String what, String name, Tone tone, String state, String since) {}

  /// Kinds of EORI that a service takes.
  ///
  /// @param period in words
  /// @param taken whether it holds today
  /// @param own whether it is the kind of this company
  public record Rule(
      String service, String kind, String period, String source, boolean taken, boolean own) {}

  /// A mandate.
  ///
  /// @param other the other company
  /// @param scope procedures, office, period, in words
  /// @param live whether it can still be ended
  public record MandateLine(
      long id, String other, String form, String scope, Tone tone, String state, boolean live) {}
}
