// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where the portal is, for links in mail.
@Component
public class PortalAddress {
  private final PostSettings settings;
  private final Environment environment;

  PortalAddress(PostSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /// The whole address of a page: of the site as its settings say, else on this machine.
  ///
  /// @param path such as `/accueil`
  public String of(String path) {
    String local = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    return settings.portal().orElse(local) + path;
  }
}
