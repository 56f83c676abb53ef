// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.web.templates.Templates;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Puts the door before sessions and security, behind the response headers alone.
@Configuration(proxyBeanMethods = false)
class DiagnosisConfiguration {
  @Bean
  FilterRegistrationBean<AccessDoor> accessDoor(
      Templates templates,
      CheckStore checks,
      SecureRandom random,
      Clock clock,
      @Value("${mercure.sandbox:false}") boolean sandbox) {
    var settings = new AccessSettings("", true, sandbox);
    var door = new AccessDoor(templates, settings, checks, random, clock);
    var registration = new FilterRegistrationBean<>(door);
    registration.addUrlPatterns(AccessDoor.PAGE, AccessDoor.PAGE + "/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }
}
