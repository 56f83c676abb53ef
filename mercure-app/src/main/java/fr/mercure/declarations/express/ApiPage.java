// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

/// A draft as a machine would lodge it.
///
/// @param curl the command
/// @param xml the message
/// @param json the same in the JSON form; empty if it has none
public record ApiPage(DraftFrame frame, String curl, String xml, String json) {}
