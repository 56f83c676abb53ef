// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the register writes.
///
/// @param writers threads that commit, each with a connection; 0: as many as the machine has cores,
///   and four at most, for others need connections too
/// @param queue entries that may wait for each writer before callers are told to come again
@ConfigurationProperties("mercure.register")
record RegisterSettings(int writers, int queue) {
  private static final int USUAL_QUEUE = 2_000;
  private static final int MOST_UNASKED = 4;

  RegisterSettings {
    int cores = Runtime.getRuntime().availableProcessors();
    writers = writers > 0 ? writers : Math.min(cores, MOST_UNASKED);
    queue = queue > 0 ? queue : USUAL_QUEUE;
  }
}
