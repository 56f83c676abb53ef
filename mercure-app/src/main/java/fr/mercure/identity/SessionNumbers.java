// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.security.SecureRandom;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/// Numbers of sessions: 160 bits, where the usual ones have 122.
@Component
final class SessionNumbers implements SessionIdGenerator {
  private static final int CHARACTERS = 32;

  private final SecureRandom random;

  SessionNumbers(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String generate() {
    return Base32.random(random, CHARACTERS);
  }
}
