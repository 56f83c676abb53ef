// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The application. Everything below this package is a module with a charter in its
/// `package-info.java`.
@Modulithic(
    systemName = "Mercure",
    sharedModules = {"kernel", "messages", "postgres", "web"})
@SpringBootApplication
public class Mercure {
  public static void main(String[] args) {
    SpringApplication.run(Mercure.class, args);
  }
}
