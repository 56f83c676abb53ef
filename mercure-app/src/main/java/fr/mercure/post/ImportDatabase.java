// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.mail.MailStore;
import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import fr.mercure.postgres.PostgresSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The database of this installation for a command beside it: the site's own, as its environment
/// names it; else that of the data folder, started only if no Mercure runs there.
///
/// @param own started here, and stopped with it; null if it runs anyway
record ImportDatabase(HikariDataSource pool, @Nullable EmbeddedPostgres own)
    implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  static ImportDatabase open(Path data, Map<String, String> environment) {
    String url = environment.getOrDefault("MERCURE_DATABASE_URL", "");
    if (!url.isBlank()) {
      var site =
          new Database(
              url,
              environment.getOrDefault("MERCURE_DATABASE_USER", ""),
              environment.getOrDefault("MERCURE_DATABASE_PASSWORD", ""));
      return new ImportDatabase(pool(site), null);
    }
    Optional<Database> running = EmbeddedPostgres.running(data);
    if (running.isPresent()) {
      return new ImportDatabase(pool(running.get()), null);
    }
    EmbeddedPostgres own = EmbeddedPostgres.start(data, PostgresSettings.STANDARD);
    return new ImportDatabase(pool(own.database()), own);
  }

  private static HikariDataSource pool(Database database) {
    var config = new HikariConfig();
    config.setPoolName("import");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  TransactionOperations transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  MailStore mail(Clock clock) {
    return MailStore.over(pool, transactions(), clock);
  }

  @Override
  public void close() {
    pool.close();
    if (own != null) {
      own.close();
    }
  }
}
