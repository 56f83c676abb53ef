// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Wakes;
import fr.mercure.mail.transfer.MailFiles;
import fr.mercure.mail.transfer.TransferStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two ways to the same mail: one inside the transactions of the application, one of the doors with
/// connections of their own, so that mail programs never keep a declaration waiting.
@Configuration(proxyBeanMethods = false)
class PostConfiguration {
  private static final int CONNECTIONS = 8;

  @Bean
  MailStore mailStore(
      DataSource database,
      PlatformTransactionManager transactions,
      PostSettings settings,
      Clock clock) {
    return MailStore.over(database, new TransactionTemplate(transactions), clock, settings::leaves);
  }

  @Bean
  MailFiles mailFiles(
      DataSource database, PlatformTransactionManager transactions, MailStore mail) {
    return new MailFiles(new TransferStore(database, new TransactionTemplate(transactions), mail));
  }

  @Bean(defaultCandidate = false, destroyMethod = "close")
  @Qualifier("mail")
  HikariDataSource mailDataSource(JdbcConnectionDetails address) {
    var config = new HikariConfig();
    config.setPoolName("mail");
    config.setJdbcUrl(address.getJdbcUrl());
    config.setUsername(address.getUsername());
    config.setPassword(address.getPassword());
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("mail")
  MailStore doorStore(@Qualifier("mail") DataSource database, PostSettings settings, Clock clock) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    return MailStore.over(database, transactions, clock, settings::leaves);
  }

  @Bean(destroyMethod = "close")
  Wakes wakes(@Qualifier("mail") DataSource database) {
    return Wakes.over(database);
  }
}
