// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/// A test of the whole application over HTTP: random port, a database of its own, the sandbox
/// people in it, {@link SignedIn} to be one of them. All such tests share one application; a test
/// that needs other properties pays for another start.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "mercure.sandbox=true",
      "mercure.data=target/sandbox",
      "mercure.identity.password-time=20ms",
      "mercure.certificate.port=0",
      "server.servlet.session.cookie.secure=false"
    })
@Import(SignedIn.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface SandboxTest {}
