// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// A section of a draft in its task list.
///
/// @param state in words, such as "1 erreur"; empty if the icon says it all
/// @param current whether this is the section shown
public record Task(String label, String path, Tone tone, String state, boolean current) {}
