// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the reference data to whoever asks for it in a constructor.
@Configuration(proxyBeanMethods = false)
class TariffSettings {
  @Bean
  ReferenceData referenceData() {
    return ReferenceData.standard();
  }
}
