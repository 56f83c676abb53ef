// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// A view of a page that has several.
///
/// @param count beside the label; 0 shows nothing
/// @param current whether this is the view shown
public record Tab(String label, String path, long count, boolean current) {}
