// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.messaging.MessagingStore.After;
import fr.mercure.messaging.MessagingStore.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place in a list, as the address of the next page carries it: opened or not, microseconds,
/// key.
final class ListPlace {
  private static final Pattern FORM = Pattern.compile("([01])-([0-9]{1,17})-([0-9]{1,18})");

  private ListPlace() {}

  static String of(Listed last) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.message().sentAt());
    return "%d-%d-%d".formatted(last.opened() ? 1 : 0, micros, last.id());
  }

  /// The beginning of the list if the text is no such place.
  static Optional<After> read(String text) {
    Matcher place = FORM.matcher(text);
    return place.matches()
        ? Optional.of(
            new After(
                place.group(1).equals("1"),
                Instant.EPOCH.plus(Long.parseLong(place.group(2)), ChronoUnit.MICROS),
                Long.parseLong(place.group(3))))
        : Optional.empty();
  }
}
