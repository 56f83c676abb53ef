// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The site's own PostgreSQL, version 15 or later. All three are given, or none.
///
/// @param url such as `jdbc:postgresql://db.example/mercure`
/// @param user owner of the tables
/// @param password better given by a mounted file (`spring.config.import=configtree:…`)
@ConfigurationProperties("mercure.database")
record SiteDatabase(@Nullable String url, @Nullable String user, @Nullable String password) {

  boolean isGiven() {
    return url != null && !url.isBlank();
  }

  DatabaseAddress address() {
    if (url == null || user == null || password == null) {
      throw new StartRefused(
          "The site's database is only half described.",
          "Give mercure.database.url, mercure.database.user and mercure.database.password.");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartRefused(
          "The database at " + url + " is not a PostgreSQL.",
          "Give an address such as jdbc:postgresql://host/mercure.");
    }
    return new DatabaseAddress(url, user, password);
  }
}
