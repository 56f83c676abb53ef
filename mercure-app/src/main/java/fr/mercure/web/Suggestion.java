// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// What a combobox proposes; an address that answers a list of these as JSON can be its source.
///
/// @param code put into the field when chosen
/// @param label shown beside it
public record Suggestion(String code, String label) {}
