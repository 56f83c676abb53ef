// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.MessageType;
import fr.mercure.messages.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// An answer as the XML message of customs (NOTIFICATION).
final class ExpressNotification {
  private static final MessageType TYPE = Catalogue.standard().find("NOTIFICATION").orElseThrow();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ExpressNotification() {}

  /// The same answer always makes the same bytes.
  static byte[] of(ExpressAnswer answer, Locale locale) {
    var writer = new MessageWriter(TYPE);
    putNames(writer, "", answer);
    String event = event(answer);
    writer.put("Notification/NotificationEventType", event);
    writer.put("Notification/NotificationSID", id(answer, event));
    putNames(writer, "Notification/Declaration/", answer);
    writer.put("Notification/Declaration/VersionID", Integer.toString(answer.version()));
    putMoment(writer, "Notification/Declaration/AcceptanceDateTime", answer.standing().accepted());
    if (event.equals("CWMREJ")) {
      putMoment(
          writer, "Notification/Declaration/RejectionDateTime", Optional.of(answer.received()));
    }
    for (int i = 0; i < answer.findings().size(); i++) {
      putError(writer, i + 1, answer.findings().get(i), locale);
    }
    putMoment(writer, "Notification/IssueDateTime", Optional.of(answer.received()));
    return writer.toBytes();
  }

  private static void putNames(MessageWriter writer, String at, ExpressAnswer answer) {
    if (!answer.lrn().isEmpty()) {
      writer.put(at + "LRN", answer.lrn());
    }
    answer
        .standing()
        .mrn()
        .or(answer.standing()::crn)
        .ifPresent(reference -> writer.put(at + "MRN", reference));
  }

  private static void putError(MessageWriter writer, int rank, Finding finding, Locale locale) {
    String at = "Notification/Error[%d]/".formatted(rank);
    String text = finding.text().in(locale) + " " + finding.remedy().in(locale);
    writer.put(at + "ValidationCode", finding.code());
    writer.put(at + "ValidationText", text.strip());
    writer.put(at + "Pointer/DocumentSectionCode", finding.pointer().path());
  }

  private static void putMoment(MessageWriter writer, String at, Optional<Instant> moment) {
    moment.ifPresent(instant -> {
      writer.put(at + "/DateTimeString", MOMENT.format(instant));
      writer.put(at + "/DateTimeString/@formatCode", "304");
    });
  }

  private static String event(ExpressAnswer answer) {
    if (!answer.accepted()) {
      return "CWMREJ";
    }
    return switch (answer.standing().state()) {
      case "RELEASED" -> "CWMROG";
      case "UNDER_CONTROL" -> "CWMCTL";
      case "WAITING" -> "CWMDOC";
      case "INVALIDATED", "CANCELLED", "EXPIRED" -> "CWMINV";
      case "PRELODGED", "PRESENTED" -> "CWMRCV";
      case "REFUSED" -> "CWMREJ";
      default -> "CWMACC";
    };
  }

  private static String id(ExpressAnswer answer, String event) {
    String name = answer.sha256() + event + answer.received();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
