// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// One of a short closed list.
///
/// @param value as the form sends it
/// @param label as people read it
public record Choice(String value, String label) {}
