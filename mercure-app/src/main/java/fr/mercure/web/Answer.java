// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// A value to check before lodging.
///
/// @param element number of the EU data element; empty if it has none
/// @param value as people read it; empty if nothing was given
/// @param path where to change it; empty if it cannot be changed
public record Answer(String label, String element, String value, String path) {}
