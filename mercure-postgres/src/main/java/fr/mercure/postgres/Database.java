// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

/// What a connection pool needs to reach one database.
///
/// @param jdbcUrl address for the PostgreSQL driver, without credentials
/// @param user owner of the database, not a superuser
/// @param password generated; never to be logged
public record Database(String jdbcUrl, String user, String password) {

  /// The address only: the password stays out of logs.
  @Override
  public String toString() {
    return user + "@" + jdbcUrl;
  }
}
