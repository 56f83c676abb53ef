// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import fr.mercure.web.templates.StaticTemplates;
import fr.mercure.web.templates.Templates;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Wires the shell into Spring MVC.
@Configuration
class WebSettings implements WebMvcConfigurer {
  private final Shells shells;

  WebSettings(Shells shells) {
    this.shells = shells;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(shells);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Preferences()).excludePathPatterns("/assets/**", "/api/**");
  }

  /// Static: this configuration needs nothing to make it, and page classes need it early.
  @Bean
  static Templates templates() {
    return new StaticTemplates();
  }

  /// Under the name that Spring looks for.
  @Bean
  static LocaleResolver localeResolver() {
    return new Preferences();
  }

  @Bean
  static SimpleUrlHandlerMapping assetMapping() {
    return new SimpleUrlHandlerMapping(
        Map.of(Assets.PATH + "**", new AssetHandler(Assets.CLASS_PATH)),
        Ordered.LOWEST_PRECEDENCE - 1);
  }
}
