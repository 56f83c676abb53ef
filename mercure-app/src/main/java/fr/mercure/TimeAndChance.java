// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The two things that no code takes from the machine by itself, so that tests can set them.
@Configuration(proxyBeanMethods = false)
class TimeAndChance {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }
}
