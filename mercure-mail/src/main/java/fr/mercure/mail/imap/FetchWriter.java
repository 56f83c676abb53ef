// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadingStore;
import fr.mercure.mail.ReadingStore.Shape;
import fr.mercure.mail.Room;
import fr.mercure.mail.imap.FetchItem.Fact;
import fr.mercure.mail.imap.FetchItem.Section;
import fr.mercure.mail.imap.FetchItem.What;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the responses to FETCH. Small messages are read many at a time; of a large one that is
/// wanted as it is, only a window is in memory.
final class FetchWriter {
  private static final int SMALL = 64 * 1024;
  private static final int WINDOW = 512 * 1024;
  private static final int AT_A_TIME = 4 * 1024 * 1024;

  private final Session session;
  private final ReadingStore reading;
  private final Output out;
  private final List<FetchItem> items;
  private final List<Long> newlySeen;

  FetchWriter(Session session, List<FetchItem> items, List<Long> newlySeen) {
    this.session = session;
    this.reading = session.store().reading();
    this.out = session.output();
    this.items = items;
    this.newlySeen = newlySeen;
  }

  void write(List<Placed> placed) throws IOException {
    Map<Long, Shape> shapes =
        items.stream().anyMatch(EnumSet.of(Fact.ENVELOPE, Fact.BODY, Fact.BODYSTRUCTURE)::contains)
            ? reading.shapes(placed.stream().map(Placed::message).toList())
            : Map.of();
    boolean wantsBytes = items.stream().anyMatch(Section.class::isInstance);
    var group = new ArrayList<Placed>();
    long bytes = 0;
    for (Placed one : placed) {
      group.add(one);
      bytes += wantsBytes && one.size() <= SMALL ? one.size() : 0;
      if (bytes > AT_A_TIME) {
        write(group, shapes, wantsBytes);
        group.clear();
        bytes = 0;
      }
    }
    write(group, shapes, wantsBytes);
  }

  private void write(List<Placed> group, Map<Long, Shape> shapes, boolean wantsBytes)
      throws IOException {
    Map<Long, byte[]> small =
        wantsBytes
            ? reading.contents(
                group.stream().filter(p -> p.size() <= SMALL).map(Placed::message).toList())
            : Map.of();
    for (Placed one : group) {
      write(one, Optional.ofNullable(shapes.get(one.message())), small.get(one.message()));
    }
  }

  private void write(Placed placed, Optional<Shape> shape, byte @Nullable [] content)
      throws IOException {
    View view = session.view();
    int number = view.number(placed.uid());
    if (number == 0) {
      return;
    }
    out.text("* " + number + " FETCH (");
    String space = "";
    for (FetchItem item : told(placed)) {
      out.text(space);
      space = " ";
      switch (item) {
        case Fact fact -> out.text(fact(fact, placed, shape));
        case Section section -> section(section, placed, content);
      }
    }
    out.line(")");
    if (items.contains(Fact.FLAGS)) {
      view.told(placed.uid(), placed.modseq());
    }
  }

  /// The items, and the flags if they have just changed.
  private List<FetchItem> told(Placed placed) {
    if (!newlySeen.contains(placed.uid()) || items.contains(Fact.FLAGS)) {
      return items;
    }
    var more = new ArrayList<FetchItem>(items);
    more.add(Fact.FLAGS);
    session.view().told(placed.uid(), placed.modseq());
    return more;
  }

  private static String fact(Fact fact, Placed placed, Optional<Shape> shape) {
    return switch (fact) {
      case FLAGS -> "FLAGS " + placed.flags();
      case UID -> "UID " + placed.uid();
      case INTERNALDATE -> "INTERNALDATE \"" + Dates.text(placed.receivedAt()) + "\"";
      case SIZE -> "RFC822.SIZE " + placed.size();
      case ENVELOPE -> "ENVELOPE " + shape.map(Shape::envelope).orElse("NIL");
      case BODY -> "BODY " + shape.map(Shape::body).orElse("NIL");
      case BODYSTRUCTURE -> "BODYSTRUCTURE " + shape.map(Shape::structure).orElse("NIL");
      case MODSEQ -> "MODSEQ (" + placed.modseq() + ")";
    };
  }

  private void section(Section section, Placed placed, byte @Nullable [] content)
      throws IOException {
    out.text(section.label() + " ");
    boolean plain = section.path().isEmpty();
    if (plain && section.what() == What.ALL) {
      copy(section, placed, content, 0, placed.size());
    } else if (plain && section.what() == What.HEADER) {
      copy(section, placed, content, 0, placed.headerSize());
    } else if (plain && section.what() == What.TEXT) {
      copy(section, placed, content, placed.headerSize(), placed.size());
    } else {
      found(section, placed, content);
    }
  }

  /// Copies bytes of the message as they are.
  private void copy(Section section, Placed placed, byte @Nullable [] content, long start, long end)
      throws IOException {
    long first = section.from() < 0 ? start : Math.min(end, saturated(start, section.from()));
    long last = section.from() < 0 ? end : Math.min(end, saturated(first, section.length()));
    out.announce(last - first);
    if (content != null) {
      out.bytes(content, (int) first, (int) last);
      return;
    }
    for (long at = first; at < last; at += WINDOW) {
      byte[] window = reading.bytes(placed.message(), at, (int) Math.min(WINDOW, last - at));
      out.bytes(window, 0, window.length);
    }
  }

  private static long saturated(long one, long other) {
    return other > Long.MAX_VALUE - one ? Long.MAX_VALUE : one + other;
  }

  private void found(Section section, Placed placed, byte @Nullable [] content) throws IOException {
    if (content != null) {
      found(section, content);
      return;
    }
    boolean header = section.path().isEmpty();
    int length = header ? placed.headerSize() : placed.size();
    try (Room.Held _ = session.house().room().take(2L * length)) {
      found(section, reading.bytes(placed.message(), 0, length));
    }
  }

  private void found(Section section, byte[] content) throws IOException {
    Optional<byte[]> whole = Sections.of(content).find(section);
    if (whole.isEmpty()) {
      out.text(section.what() == What.DECODED_SIZE ? "0" : "NIL");
    } else if (section.what() == What.DECODED_SIZE) {
      out.text(String.valueOf(whole.get().length));
    } else {
      byte[] bytes = whole.get();
      int first = section.from() < 0 ? 0 : (int) Math.min(bytes.length, section.from());
      long last = section.from() < 0 ? bytes.length : saturated(first, section.length());
      int end = (int) Math.min(bytes.length, last);
      out.announce(end - first);
      out.bytes(bytes, first, end);
    }
  }
}
