// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

/// A host and a port.
record Endpoint(String host, int port) {
  /// @throws IllegalArgumentException if it is not `host` or `host:port`
  static Endpoint parse(String text, int port) {
    int colon = text.lastIndexOf(':');
    if (text.isBlank()) {
      throw new IllegalArgumentException("a host is missing");
    }
    if (colon < 0 || text.endsWith("]")) {
      return new Endpoint(text, port);
    }
    int number;
    try {
      number = Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not host:port: " + text, e);
    }
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("not a port: " + text);
    }
    return new Endpoint(text.substring(0, colon), number);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
