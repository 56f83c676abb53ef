// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.postgres.EmbeddedPostgres;
import fr.mercure.postgres.PostgresSettings;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which PostgreSQL Mercure works on: the site's if `mercure.database.url` names one, else its own
/// in the data folder. Two pools lead there: one that writes, and a small read-only one, so that
/// somebody who reads long lists never keeps a lodging waiting.
@Configuration(proxyBeanMethods = false)
class Database {
  private static final int READERS = 4;

  @Bean(destroyMethod = "close")
  @Lazy
  EmbeddedPostgres embeddedPostgres(@Value("${mercure.data}") Path data) {
    return EmbeddedPostgres.start(data, PostgresSettings.STANDARD);
  }

  @Bean
  JdbcConnectionDetails databaseAddress(
      SiteDatabase site, ObjectProvider<EmbeddedPostgres> embedded) {
    DatabaseAddress address =
        site.isGiven() ? site.address() : DatabaseAddress.of(embedded.getObject().database());
    DatabaseCheck.run(address);
    return address;
  }

  /// For pages and searches: `@Qualifier("reading")`.
  @Bean(defaultCandidate = false, destroyMethod = "close")
  @Qualifier("reading")
  HikariDataSource readingDataSource(JdbcConnectionDetails address) {
    var config = new HikariConfig();
    config.setPoolName("reading");
    config.setJdbcUrl(address.getJdbcUrl());
    config.setUsername(address.getUsername());
    config.setPassword(address.getPassword());
    config.setReadOnly(true);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("reading")
  JdbcClient readingJdbcClient(@Qualifier("reading") DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }
}
