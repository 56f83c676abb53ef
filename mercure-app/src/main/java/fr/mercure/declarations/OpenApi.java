// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Allowed;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the API for machines (OpenAPI 3.1), kept by hand beside this class. A test
/// holds it against the handlers and sends its examples.
@RestController
class OpenApi {
  @Allowed(anyone = true)
  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource description() {
    return new ClassPathResource("openapi.json", OpenApi.class);
  }
}
