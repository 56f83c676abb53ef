// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// ASVS V7.2.3, V11.5.1.
class SessionNumbersTest {
  @Test
  void hasAHundredAndSixtyBitsAndFitsItsColumn() {
    var numbers = new SessionNumbers(new SecureRandom());

    assertThat(Stream.generate(numbers::generate).limit(1000))
        .doesNotHaveDuplicates()
        .allMatch(number -> number.matches("[A-Z2-7]{32}"));
  }
}
