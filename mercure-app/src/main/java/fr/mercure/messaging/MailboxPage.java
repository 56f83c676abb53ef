// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.web.Due;
import fr.mercure.webmail.MailFrame;
import java.util.List;
import java.util.Optional;

/// An official message on the screen, or the list of them.
///
/// @param frame folders and list
/// @param reading the message shown, if one is
/// @param letter address of the letter that announces it, such as
///   `/messagerie/FR00677A/reception/12`; none if it is gone
public record MailboxPage(MailFrame frame, Optional<Reading> reading, Optional<String> letter) {
  /// Where forms about the letter post to.
  public String acts() {
    return letter.map(at -> at.substring(0, at.lastIndexOf('/')) + "/acte").orElse("");
  }

  /// What those forms name.
  public String uid() {
    return letter.map(at -> at.substring(at.lastIndexOf('/') + 1)).orElse("");
  }

  /// Address of the page that answers, to which `&mode=` is added.
  public String answer() {
    return letter
        .map(at -> at.split("/", 4))
        .map(parts -> "/messagerie/ecrire?de=%s&source=%s".formatted(parts[2], parts[3]))
        .orElse("");
  }

  /// A message read, or its sealed envelope.
  ///
  /// @param path its address
  /// @param subject without the reference
  /// @param kind in words
  /// @param from who sends it
  /// @param to whom, and when
  /// @param body empty while the envelope is sealed
  /// @param proof that this reader has opened it; none while sealed
  public record Reading(
      String path,
      String subject,
      String reference,
      String casePath,
      String kind,
      Optional<Due> due,
      String initials,
      String from,
      String to,
      Body body,
      Optional<Proof> proof) {}

  /// What the message says.
  public record Body(
      List<String> paragraphs,
      List<Fault> faults,
      int moreFaults,
      List<Document> documents,
      List<String> note) {
    static final Body SEALED = new Body(List.of(), List.of(), 0, List.of(), List.of());

    public Body {
      paragraphs = List.copyOf(paragraphs);
      faults = List.copyOf(faults);
      documents = List.copyOf(documents);
      note = List.copyOf(note);
    }
  }

  /// Why something was refused.
  public record Fault(
      String code, String pointer, String element, String value, String text, String remedy) {}

  /// A document asked for.
  public record Document(String code, String name) {}

  /// Who opened the message, when, and under which link.
  public record Proof(String what, String how, String path) {}
}
