// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// Where the database is and how to enter it.
///
/// @param url of the PostgreSQL driver
/// @param user owner of the tables
/// @param password never to be logged
record DatabaseAddress(String url, String user, String password) implements JdbcConnectionDetails {

  static DatabaseAddress of(fr.mercure.postgres.Database database) {
    return new DatabaseAddress(database.jdbcUrl(), database.user(), database.password());
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return user;
  }

  @Override
  public String getPassword() {
    return password;
  }

  /// The address only: the password stays out of logs.
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
