// SPDX-License-Identifier: Apache-2.0

/// The PostgreSQL that Mercure brings along, so that the first minute needs no installation and
/// runs on the engine of production.
///
/// It unpacks the programs once, makes a cluster with checksums and generated passwords, listens on
/// the loopback only, and refuses to run unless a commit is durable. One JVM owns a folder: it
/// stops what a killed predecessor left behind and starts again what was killed under it. Whatever
/// prevents a start is said in one sentence with its remedy ([PostgresUnavailable]).
///
/// It knows nothing of customs, of Spring or of the tables that others create.
@NullMarked
package fr.mercure.postgres;

import org.jspecify.annotations.NullMarked;
