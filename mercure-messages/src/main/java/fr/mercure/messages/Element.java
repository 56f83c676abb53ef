// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// A place in a message type, found once by its path so that documents are read by number: {@link
/// MessageType#element}.
///
/// @param path from the root, such as `/Declaration/GoodsShipment`
/// @param row number in the table of the type
public record Element(String path, int row) {}
