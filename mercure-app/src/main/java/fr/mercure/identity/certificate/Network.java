// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.math.BigInteger;
import java.net.InetAddress;

/// A range of addresses.
///
/// @param bits that an address must share with the first one
record Network(InetAddress first, int bits) {
  /// @param text an address, or an address and a number of bits; names are not looked up
  /// @throws IllegalArgumentException if it is neither
  static Network of(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int all = first.getAddress().length * 8;
    int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text + " is no network: 0 to " + all + " bits");
    }
    return new Network(first, bits);
  }

  /// Whether it is one of them; an address of the other family is none.
  boolean holds(String address) {
    byte[] other = InetAddress.ofLiteral(address).getAddress();
    int spare = first.getAddress().length * 8 - bits;
    return other.length == first.getAddress().length
        && prefix(other, spare).equals(prefix(first.getAddress(), spare));
  }

  private static BigInteger prefix(byte[] address, int spare) {
    return new BigInteger(1, address).shiftRight(spare);
  }
}
