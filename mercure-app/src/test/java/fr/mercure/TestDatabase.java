// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A database for each test context, without anybody asking: `META-INF/spring.factories` of the
/// tests names this class. Tests without Spring call [#fresh()].
///
/// Migrations run once for each JVM, into a database that the others are copied from.
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /// Loaded, hence migrated, at the first need.
  private static final class Template {
    static final Database MIGRATED = migrated();

    private static Database migrated() {
      Database empty = EmbeddedPostgres.forTests().freshDatabase();
      Flyway.configure()
          .dataSource(empty.jdbcUrl(), empty.user(), empty.password())
          .locations("classpath:db/migration", "classpath:db/mail")
          .load()
          .migrate();
      return empty;
    }
  }

  /// A new database with all tables and no rows.
  public static synchronized Database fresh() {
    return EmbeddedPostgres.forTests().freshDatabase(Template.MIGRATED);
  }

  /// A pool of connections to it, to be closed by the caller.
  public static HikariDataSource pool(Database database, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Database database = fresh();
    TestPropertyValues.of(
            "mercure.database.url=" + database.jdbcUrl(),
            "mercure.database.user=" + database.user(),
            "mercure.database.password=" + database.password(),
            // At the end of a run the server may stop before the application does.
            "spring.datasource.hikari.connection-timeout=2000")
        .applyTo(context);
  }
}
