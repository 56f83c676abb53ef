// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Makes up messages whose structure is right. What they say makes no sense in customs terms: sums
/// do not add up, offices do not exist. The same seed gives the same messages.
public final class SampleGenerator {
  /// Most times that an element without a small limit is repeated.
  private static final int MOST = 3;

  private final MessageType type;
  private final RandomGenerator random;
  private final ValueSample values;

  /// @param seed the same one gives the same messages
  public SampleGenerator(MessageType type, long seed) {
    this.type = type;
    this.random = new Random(seed);
    this.values = new ValueSample(random);
  }

  /// Only what is mandatory.
  public byte[] minimal() {
    return fill(new MessageWriter(type), Plenty.LEAST);
  }

  /// Everything at least once, with all attributes.
  public byte[] full() {
    return fill(new MessageWriter(type), Plenty.MOST);
  }

  /// What is mandatory and, by chance, some of the rest.
  public byte[] random() {
    return fill(new MessageWriter(type), Plenty.SOME);
  }

  /// As senders write them: some of what is optional, no attribute that is not mandatory.
  public byte[] plausible() {
    return fill(new MessageWriter(type), Plenty.PLAIN);
  }

  private enum Plenty {
    LEAST,
    PLAIN,
    SOME,
    MOST
  }

  private byte[] fill(MessageWriter writer, Plenty plenty) {
    fill(writer.root(), 0, plenty);
    tell(writer);
    return writer.toBytes();
  }

  /// Values that say which message it is.
  private void tell(MessageWriter writer) {
    for (Map.Entry<String, List<String>> told : type.entry().told().entrySet()) {
      writer.put(told.getKey(), told.getValue().getFirst());
    }
  }

  private void fill(MessageWriter.Part part, int row, Plenty plenty) {
    Table table = type.table();
    for (int attribute : table.attributes[row]) {
      if (table.min[attribute] > 0 || (plenty != Plenty.PLAIN && times(0, 1, plenty) > 0)) {
        part.attribute(attribute, value(attribute));
      }
    }
    if (table.kind[row] == Table.VALUE) {
      part.set(value(row));
    }
    walk(part, row, plenty);
  }

  /// Goes from place to place as the content allows; at a fork, takes the first way or, by chance,
  /// another.
  private void walk(MessageWriter.Part part, int row, Plenty plenty) {
    Table table = type.table();
    int[] next = table.first[row];
    boolean mayEnd = table.mayBeEmpty[row];
    Map<Integer, Integer> visits = new HashMap<>();
    while (next.length > 0) {
      int place = choose(next, mayEnd, plenty, visits);
      if (place < 0) {
        return;
      }
      visits.merge(place, 1, Integer::sum);
      int times = Math.max(1, times(table.min[place], table.max[place], plenty));
      for (int i = 0; i < times; i++) {
        fill(part.add(place), place, plenty);
      }
      next = table.follow[place];
      mayEnd = table.mayEnd[place];
    }
  }

  /// @param visits how often each place was taken: groups that repeat must end some day
  private int choose(int[] next, boolean mayEnd, Plenty plenty, Map<Integer, Integer> visits) {
    Table table = type.table();
    for (int place : next) {
      boolean must = table.min[place] > 0 && !(mayEnd && plenty == Plenty.LEAST);
      boolean wanted = must || plenty == Plenty.MOST || times(0, 1, plenty) > 0;
      if (wanted && !table.isElsewhere(place) && visits.getOrDefault(place, 0) < MOST) {
        return place;
      }
    }
    return mayEnd ? Table.UNKNOWN : next[next.length - 1];
  }

  private int times(int min, int max, Plenty plenty) {
    return switch (plenty) {
      case LEAST -> min;
      case SOME, PLAIN -> min + random.nextInt(Math.min(max, min + MOST) - min + 1);
      case MOST -> Math.max(min, Math.min(max, 2));
    };
  }

  private String value(int row) {
    return values.value(type.table().format(row));
  }
}
