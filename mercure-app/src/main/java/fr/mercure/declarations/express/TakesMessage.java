// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// An address that takes a message, as XML or in its JSON form.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
    method = RequestMethod.POST,
    consumes = {
      MediaType.APPLICATION_XML_VALUE,
      MediaType.TEXT_XML_VALUE,
      MediaType.APPLICATION_JSON_VALUE
    })
@interface TakesMessage {
  /// Path below that of the controller.
  @AliasFor(annotation = RequestMapping.class, attribute = "path")
  String[] value() default {};
}
