// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.regex.Pattern;

/// The place in a message that a finding speaks of: element names from the root, one-based rank in
/// brackets where an element may repeat, `@` before an attribute.
///
/// `/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount/@currencyID`
///
/// @param path starts with `/`; `/` alone is the whole message
public record Pointer(String path) {
  /// The whole message.
  public static final Pointer ROOT = new Pointer("/");

  private static final Pattern RANK = Pattern.compile("\\[([0-9]+)]");

  /// @throws IllegalArgumentException if the path does not start with `/`
  public Pointer {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not a pointer: " + path);
    }
  }

  /// The named element inside this one.
  public Pointer child(String name) {
    return new Pointer(path.equals("/") ? "/" + name : path + "/" + name);
  }

  /// The named element inside this one, by its one-based rank among its like.
  public Pointer child(String name, int rank) {
    return child("%s[%d]".formatted(name, rank));
  }

  /// An attribute of this element.
  public Pointer attribute(String name) {
    return child("@" + name);
  }

  /// The last name on the path, without rank; empty for the whole message.
  public String leaf() {
    return RANK.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("");
  }

  @Override
  public String toString() {
    return path;
  }
}
