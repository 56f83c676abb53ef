// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Looks at a database before it is used: is it there, is it recent enough, does it keep what it
/// has acknowledged.
final class DatabaseCheck {
  private static final int OLDEST_MAJOR = 15;
  private static final String SECONDS_TO_CONNECT = "10";
  private static final String DURABILITY =
      """
      select name from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
      order by name
      """;

  private DatabaseCheck() {}

  /// @throws StartRefused if Mercure must not work there
  static void run(DatabaseAddress address) {
    try (Connection connection = DriverManager.getConnection(address.url(), login(address))) {
      checkVersion(connection);
      checkDurability(connection);
    } catch (SQLException e) {
      throw new StartRefused(
          "The database %s cannot be entered (%s).".formatted(address, e.getMessage()),
          "Check that it runs, and the address, user and password.",
          e);
    }
  }

  private static Properties login(DatabaseAddress address) {
    var login = new Properties();
    login.setProperty("user", address.user());
    login.setProperty("password", address.password());
    login.setProperty("loginTimeout", SECONDS_TO_CONNECT);
    login.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    return login;
  }

  private static void checkVersion(Connection connection) throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < OLDEST_MAJOR) {
      throw new StartRefused(
          "The database is PostgreSQL %d.".formatted(major),
          "Mercure needs %d or later.".formatted(OLDEST_MAJOR));
    }
  }

  private static void checkDurability(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DURABILITY)) {
      if (row.next()) {
        throw new StartRefused(
            "The database runs with %s off and may lose what Mercure has acknowledged."
                .formatted(row.getString("name")),
            "Switch it on for the server and for the user of Mercure.");
      }
    }
  }
}
