// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.Map;

/// What is kept of one declaration, on the screen.
///
/// @param facts short ones, label and value
/// @param holds whether every link of it verifies now
/// @param held whether an order to keep is in force
/// @param mayHold whether this reader may place or lift one
public record ArchiveDossierPage(
    Shell shell,
    String path,
    String reference,
    Map<String, String> facts,
    boolean holds,
    boolean held,
    boolean mayHold,
    List<Entry> entries,
    List<Order> orders) {
  public ArchiveDossierPage {
    entries = List.copyOf(entries);
    orders = List.copyOf(orders);
  }

  /// One link.
  ///
  /// @param path of its bytes; empty if they were destroyed after their date
  /// @param fault what does not verify; empty if all does
  public record Entry(
      long position,
      String kind,
      int sequence,
      String at,
      String size,
      String sha256,
      String chain,
      String until,
      String path,
      String fault) {}

  /// An order to keep, placed or lifted.
  public record Order(String what, String reason, String at) {}
}
