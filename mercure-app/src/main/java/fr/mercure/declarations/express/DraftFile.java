// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.JsonForm;
import fr.mercure.messages.Limits;
import fr.mercure.messages.Reading;
import java.util.List;
import java.util.Optional;

/// A file that somebody wants to go on with as a draft, XML or JSON. A message with errors is
/// welcome: the check of the draft shows them.
///
/// @param content what it holds; nothing if it is no H7 message
/// @param findings why it is none
record DraftFile(Optional<DraftContent> content, List<Finding> findings) {
  /// Bytes; larger files are batches.
  static final int LARGEST = 1024 * 1024;

  private static final JsonForm JSON = new JsonForm(DraftDesk.H7);

  /// Reads the bytes of a file.
  static DraftFile read(byte[] bytes) {
    if (!isJson(bytes)) {
      return of(Catalogue.standard().read(bytes));
    }
    JsonForm.Turned turned = JSON.toXml(bytes, Limits.STANDARD);
    return turned.accepted()
        ? of(Catalogue.standard().read(turned.xml()))
        : new DraftFile(Optional.empty(), turned.findings());
  }

  private static DraftFile of(Reading reading) {
    return reading.type().filter(type -> type.name().equals("H7")).isPresent()
        ? new DraftFile(Optional.of(DraftMessage.typed(DraftValues.of(reading.tape()))), List.of())
        : new DraftFile(Optional.empty(), reading.findings());
  }

  private static boolean isJson(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '{') {
        return true;
      }
      if (!Character.isWhitespace(b)) {
        return false;
      }
    }
    return false;
  }
}
