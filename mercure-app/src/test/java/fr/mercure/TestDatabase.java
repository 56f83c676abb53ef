// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A database for each test context, without anybody asking: `META-INF/spring.factories` of the
/// tests names this class. Tests without Spring call [#fresh()].
///
/// Migrations run once for each JVM, into a database that the others are copied from.
///
/// On the embedded PostgreSQL; on another with
/// `-Dmercure.test.url=jdbc:postgresql://HOST/DATABASE`, `-Dmercure.test.user=` and
/// `-Dmercure.test.password=`, whose user may create databases.
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Optional<Site> SITE = Site.given();

  /// The site's server, as the properties above name it.
  private record Site(Database own) {
    private static final AtomicInteger FRESH = new AtomicInteger();

    static Optional<Site> given() {
      return Optional.ofNullable(System.getProperty("mercure.test.url"))
          .map(url ->
              new Site(
                  new Database(
                      url,
                      System.getProperty("mercure.test.user", ""),
                      System.getProperty("mercure.test.password", ""))));
    }

    Database fresh(String template) {
      String name =
          "mercure_test_%d_%d".formatted(ProcessHandle.current().pid(), FRESH.incrementAndGet());
      try (Connection connection =
              DriverManager.getConnection(own.jdbcUrl(), own.user(), own.password());
          Statement statement = connection.createStatement()) {
        statement.execute("create database %s template %s".formatted(name, template));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      String url = own.jdbcUrl();
      return new Database(
          url.substring(0, url.lastIndexOf('/') + 1) + name, own.user(), own.password());
    }
  }

  /// Loaded, hence migrated, at the first need.
  private static final class Template {
    static final Database MIGRATED = migrated();

    private static Database migrated() {
      Database empty =
          SITE.map(site -> site.fresh("template1"))
              .orElseGet(() -> EmbeddedPostgres.forTests().freshDatabase());
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
    String url = Template.MIGRATED.jdbcUrl();
    return SITE.map(site -> site.fresh(url.substring(url.lastIndexOf('/') + 1)))
        .orElseGet(() -> EmbeddedPostgres.forTests().freshDatabase(Template.MIGRATED));
  }

  /// Whether it is a server that tests must not kill.
  public static boolean isSite() {
    return SITE.isPresent();
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
    var oneConnection = new OneConnection();
    context.getBeanFactory().addBeanPostProcessor(oneConnection);
    context.addApplicationListener(oneConnection);
    TestPropertyValues.of(
            "mercure.database.url=" + database.jdbcUrl(),
            "mercure.database.user=" + database.user(),
            "mercure.database.password=" + database.password(),
            // At the end of a run the server may stop before the application does.
            "spring.datasource.hikari.connection-timeout=2000")
        .applyTo(context);
  }
}
