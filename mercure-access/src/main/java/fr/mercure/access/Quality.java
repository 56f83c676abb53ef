// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

/// From when on a path is called slow. The shortest of several exchanges counts, so that a busy
/// moment accuses nobody.
public final class Quality {
  /// Milliseconds of the shortest exchange beyond which latency is high.
  public static final int LATENCY = 500;

  /// Milliseconds between the median exchange and the shortest beyond which jitter is high.
  public static final int JITTER = 400;

  /// Kilobits in a second below which the rate is low.
  public static final int RATE = 256;

  /// Bytes that are fetched to measure the rate.
  public static final int BYTES = 100_000;

  private Quality() {}
}
