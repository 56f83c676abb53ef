// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Roles and databases of a running server. Mercure works as an owner without superuser rights: a
/// hole in a query does not become a shell.
///
/// @param port where the server listens on the loopback
/// @param superuserPassword of [Cluster#SUPERUSER]
/// @param password of the owner
record Catalog(int port, String superuserPassword, String password) {
  private static final String OWNER = "mercure";

  /// Owns what Mercure may add to but never change. Nobody logs in as it, and its rights are not
  /// inherited: the migration that hands tables over takes the role, queries do not have it.
  private static final String KEEPER = "mercure_archive";

  private static final String UNKNOWN_DATABASE = "3D000";
  private static final String WRONG_PASSWORD = "28P01";
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  /// Makes the owner and its database where they are missing, then asks the server itself whether a
  /// commit is durable.
  void prepare() {
    try {
      refuseFragile();
    } catch (SQLException e) {
      if (!UNKNOWN_DATABASE.equals(e.getSQLState()) && !WRONG_PASSWORD.equals(e.getSQLState())) {
        throw failed(e);
      }
      establish();
    }
  }

  private void establish() {
    try {
      as(Cluster.SUPERUSER, superuserPassword, "postgres", this::makeOwner);
      refuseFragile();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void makeOwner(Statement sql) throws SQLException {
    boolean known = exists(sql, "select from pg_roles where rolname = '" + OWNER + "'");
    sql.execute(
        "%s role %s login password '%s'".formatted(known ? "alter" : "create", OWNER, password));
    if (!exists(sql, "select from pg_roles where rolname = '" + KEEPER + "'")) {
      sql.execute("create role " + KEEPER + " nologin");
      sql.execute("grant %s to %s with inherit false, set true".formatted(KEEPER, OWNER));
    }
    if (!exists(sql, "select from pg_database where datname = '" + OWNER + "'")) {
      sql.execute("create database %1$s owner %1$s template template0".formatted(OWNER));
    }
  }

  private void refuseFragile() throws SQLException {
    as(
        OWNER,
        password,
        OWNER,
        sql -> {
          for (String setting : DURABLE) {
            String value = value(sql, "show " + setting);
            if (!"on".equals(value)) {
              throw new PostgresUnavailable(
                  "The database would lose acknowledged messages: %s is %s."
                      .formatted(setting, value),
                  "Undo it: alter role mercure reset all; alter database mercure reset all.");
            }
          }
        });
  }

  Database own() {
    return database(OWNER);
  }

  Database create(String name, String template) {
    try {
      as(
          Cluster.SUPERUSER,
          superuserPassword,
          "postgres",
          sql ->
              sql.execute(
                  "create database %s owner %s template %s".formatted(name, OWNER, template)));
      return database(name);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Database database(String name) {
    return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, OWNER, password);
  }

  private void as(String user, String secret, String database, Work work) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database(database).jdbcUrl(), user, secret);
        Statement sql = connection.createStatement()) {
      work.with(sql);
    }
  }

  private static boolean exists(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String value(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static PostgresUnavailable failed(SQLException e) {
    return new PostgresUnavailable(
        "PostgreSQL runs but refuses to work: " + e.getMessage() + ".",
        "See postgres.log in the data folder.",
        e);
  }

  private interface Work {
    void with(Statement sql) throws SQLException;
  }

  /// Both passwords stay out of logs.
  @Override
  public String toString() {
    return "Catalog[port=" + port + "]";
  }
}
