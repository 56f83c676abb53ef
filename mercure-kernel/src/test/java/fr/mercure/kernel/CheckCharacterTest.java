// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCharacterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "24GB000246J8NY33L7",
        "23GB000246IF9W5YJ0",
        "21DE27364916384836",
        "09SEE7JPUV5HC06IC6",
        "26FR00004000001AJ2",
        "26FR00004000002BA3",
        "26FR00004000003CR2",
        "24GB0000010000295",
        "20XI0000010000070",
        "05DE3300BE0001067",
        "11DKJKA05CB5I1EXW2KL9"
      })
  void verifiesReferencesKnownToBeRight(String reference) {
    assertThat(CheckCharacter.verifies(reference)).isTrue();
  }

  @Test
  void writesZeroWhenTheRemainderIsTen() {
    assertThat(CheckCharacter.of("26FR000000000007J")).isEqualTo('0');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"21DE27364916384835", "24GB000246J8NY33L8", "", "7", "24gb000246j8ny33l7", "é7"})
  void refusesOthers(String reference) {
    assertThat(CheckCharacter.verifies(reference)).isFalse();
  }

  /// 10 and 0 share a digit, and a letter's weight can hide a swap: the digit catches most single
  /// errors, not all. This pins how many of one MRN's neighbours pass.
  @Test
  void catchesMostSingleErrors() {
    String mrn = "24GB000246J8NY33L7";
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int tried = 0;
    int passed = 0;
    for (int i = 0; i < 17; i++) {
      for (int rank = 0; rank < alphabet.length(); rank++) {
        char c = alphabet.charAt(rank);
        if (c != mrn.charAt(i)) {
          tried++;
          if (CheckCharacter.verifies(mrn.substring(0, i) + c + mrn.substring(i + 1))) {
            passed++;
          }
        }
      }
    }
    assertThat(tried).isEqualTo(17 * 35);
    assertThat(passed).isLessThan(tried / 8);
  }

  @Test
  void throwsAtACharacterThatHasNoValue() {
    assertThatThrownBy(() -> CheckCharacter.of("24GB-"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
