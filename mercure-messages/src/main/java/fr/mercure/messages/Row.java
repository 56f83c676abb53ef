// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a table while it is being built.
final class Row {
  final String name;
  final int namespace;
  final int parent;
  final int depth;
  Occurs occurs;
  byte kind = Table.ELEMENTS;
  int[] first = {};
  boolean mayBeEmpty = true;
  int[] follow = {};
  boolean mayEnd = true;
  final List<Integer> attributes = new ArrayList<>();
  boolean needsAttributes;
  final List<Integer> children = new ArrayList<>();
  @Nullable Format format;
  String number = "";
  String codeList = "";

  Row(String name, int namespace, int parent, int depth, Occurs occurs) {
    this.name = name;
    this.namespace = namespace;
    this.parent = parent;
    this.depth = depth;
    this.occurs = occurs;
  }

  static int[] array(List<Integer> rows) {
    int[] array = new int[rows.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = rows.get(i);
    }
    return array;
  }
}
