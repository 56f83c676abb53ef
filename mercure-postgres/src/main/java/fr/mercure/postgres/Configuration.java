// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.lang.management.ManagementFactory;

/// The text of `postgresql.conf`. It is written anew at each start: what a site wants otherwise it
/// sets with `alter system`, which comes after it.
final class Configuration {
  /// Never negotiable, hence on the command line, which nothing in the cluster overrides.
  static final String DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on";

  private static final long MEGABYTE = 1L << 20;

  private Configuration() {}

  /// The configuration for a port, a profile and a disk.
  ///
  /// @param freeBytes room on the disk of the cluster; bounds the write-ahead log
  static String text(int port, PostgresSettings.Profile profile, long freeBytes) {
    return """
    # Written by Mercure at each start.
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    max_connections = 120
    password_encryption = 'scram-sha-256'
    timezone = 'UTC'
    log_timezone = 'UTC'

    jit = off
    wal_compression = on
    checkpoint_timeout = 15min
    checkpoint_completion_target = 0.9

    # Tables that mostly grow: keep the visibility map and the statistics near the newest rows.
    autovacuum_vacuum_insert_scale_factor = 0.05
    autovacuum_vacuum_scale_factor = 0.05
    autovacuum_analyze_scale_factor = 0.02

    # Statements and rows hold people's data: neither goes to the log.
    log_min_messages = warning
    log_min_error_statement = panic
    log_error_verbosity = terse
    log_line_prefix = '%%m [%%p] '

    """
            .formatted(port)
        + switch (profile) {
          case SMALL -> memory(32, 256, 512);
          case MACHINE -> forMachine(physicalMemory() / MEGABYTE, freeBytes / MEGABYTE);
        };
  }

  private static String forMachine(long memory, long disk) {
    long shared = Math.clamp(memory / 8, 64, 8_192);
    return memory(shared, memory / 2, Math.clamp(disk / 8, 512, 8_192));
  }

  private static String memory(long shared, long cache, long wal) {
    return """
    shared_buffers = %dMB
    effective_cache_size = %dMB
    maintenance_work_mem = %dMB
    work_mem = 8MB
    max_wal_size = %dMB
    min_wal_size = %dMB
    """
        .formatted(shared, cache, Math.clamp(shared / 4, 32, 512), wal, Math.max(wal / 8, 80));
  }

  private static long physicalMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 1_024 * MEGABYTE;
  }
}
