// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.web.Due;
import fr.mercure.web.MailRow;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// A mailbox on the screen: folders, list, and the message beside it.
///
/// @param path of the mailbox, such as `/messagerie/FR00677A`
/// @param name of the mailbox in words
/// @param folder shown
/// @param unopened how many messages nobody has opened
/// @param unopenedOnly whether the list is cut to those
/// @param after address of the next page of the list; empty on the last one
/// @param reading the message shown, if one is
public record MailboxPage(
    Shell shell,
    String path,
    String name,
    String folder,
    long unopened,
    boolean unopenedOnly,
    List<Line> lines,
    String after,
    Optional<Reading> reading) {
  public MailboxPage {
    lines = List.copyOf(lines);
  }

  /// One message of the list.
  ///
  /// @param opening where to post to open it; empty if it is open already
  public record Line(MailRow row, String opening) {}

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
