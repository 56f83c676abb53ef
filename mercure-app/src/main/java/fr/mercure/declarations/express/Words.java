// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.ArrayList;
import java.util.List;

/// The words of a description: runs of at least two letters.
final class Words {
  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start > 1) {
          words.add(text.substring(start, i));
        }
        start = -1;
      }
    }
    return words;
  }
}
