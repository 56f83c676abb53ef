// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

/// A field of one item and of one row: the one input that a person types into.
///
/// @param item rank of the item; 0 if the field is not of an item
/// @param row rank of the row; 0 if the field is not of a row
public record DraftSlot(DraftField field, int item, int row) {

  /// Name and identifier of the input, such as `item.2.value`.
  public String name() {
    return field.key().replace(".n.", "." + item + ".").replace(".m.", "." + row + ".");
  }

  /// Place of the value in the message, without ranks of one.
  String place() {
    return DraftContent.canonical(
        field.place().replace("[n]", "[" + item + "]").replace("[m]", "[" + row + "]"));
  }
}
