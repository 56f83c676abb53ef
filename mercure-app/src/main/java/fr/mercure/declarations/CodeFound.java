// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// A code that a search found, with what it means in the reader's language.
public record CodeFound(String code, String label) {}
