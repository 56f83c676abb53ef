// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederationKey;
import fr.mercure.identity.federation.FederationSettings;
import fr.mercure.identity.registers.RegistersSettings;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// How requests are let in: machines by key, without session or cookie; people by session, with a
/// token in each form. Who may call what is said at each handler by {@link Allowed}.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  IdentitySettings.class,
  FederationSettings.class,
  RegistersSettings.class
})
@EnableScheduling
class IdentityConfiguration {
  private static final int REFUSED_KEYS_PER_MINUTE = 60;
  private static final int AFTER_GATE = Ordered.HIGHEST_PRECEDENCE + 1;

  @Bean
  SecretBox secretBox(IdentitySettings settings, SecureRandom random) {
    return SecretBox.open(settings.data().resolve("identity.key"), random);
  }

  @Bean
  FederationKey federationKey(IdentitySettings settings) {
    return FederationKey.read(
        PrivateFile.readOrMake(settings.data().resolve("federation.jwk"), FederationKey::make));
  }

  @Bean
  FilterRegistrationBean<ResponseHeaders> responseHeaders() {
    var registration = new FilterRegistrationBean<>(new ResponseHeaders());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  @Order(1)
  SecurityFilterChain machines(
      HttpSecurity http,
      ApiKeys keys,
      MachineCertificates certificates,
      ApiProblems problems,
      Clock clock) {
    var throttle = new AddressThrottle(REFUSED_KEYS_PER_MINUTE, clock);
    return bare(http)
        .securityMatcher("/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
        .addFilterBefore(
            new ApiKeyFilter(keys, certificates, problems, throttle),
            AnonymousAuthenticationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, PersonContext context, CsrfTokens tokens) {
    return bare(http)
        .csrf(c -> c.csrfTokenRepository(tokens.repository()).ignoringRequestMatchers("/csp"))
        .exceptionHandling(e -> e.accessDeniedHandler(new StalePage()))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(c -> c.securityContextRepository(context))
        .build();
  }

  /// Without what we do ourselves: headers, logout, remembering the wanted page.
  private static HttpSecurity bare(HttpSecurity http) {
    return http.headers(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable);
  }

  @Bean
  WebMvcConfigurer identityMvc(AllowedGate gate, SealingGate sealing) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(gate)
            .excludePathPatterns("/assets/**")
            .order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(sealing).excludePathPatterns("/assets/**").order(AFTER_GATE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
      }
    };
  }
}
