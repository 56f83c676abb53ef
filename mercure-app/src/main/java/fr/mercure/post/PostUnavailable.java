// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

/// A mail door cannot be opened as the settings ask. The message is for the person who starts
/// Mercure: what is wrong, then what to do.
public final class PostUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostUnavailable(String sentence) {
    super(sentence);
  }
}
