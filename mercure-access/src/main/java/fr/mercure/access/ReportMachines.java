// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.Locale;

/// A report for test runners (JUnit XML, one test case for each fact) and for Prometheus (text
/// format): there the reason why a probe failed is a label, not a line in a journal.
final class ReportMachines {
  private ReportMachines() {}

  static String junit(Report report) {
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    int causes = report.causes().size();
    text.append(
        "<testsuite name=\"mercure check %s\" tests=\"%d\" failures=\"%d\" time=\"%s\">\n"
            .formatted(
                xml(report.target()),
                Math.max(1, causes),
                causes,
                String.format(Locale.ROOT, "%.3f", report.millis() / 1000.0)));
    if (causes == 0) {
      text.append("  <testcase classname=\"mercure.check\" name=\"access\"/>\n");
    }
    for (Diagnosis.Named named : report.causes()) {
      String code = named.cause().code();
      text.append("  <testcase classname=\"mercure.check\" name=\"").append(code).append("\">\n");
      text.append("    <failure type=\"").append(code).append("\" message=\"");
      text.append(xml(report.filled(named.cause().title()).fr())).append("\"/>\n  </testcase>\n");
    }
    for (Area area : report.notVerified()) {
      text.append("  <testcase classname=\"mercure.check\" name=\"").append(area.name());
      text.append("\"><skipped/></testcase>\n");
    }
    return text.append("</testsuite>\n").toString();
  }

  static String prometheus(Report report) {
    var text = new StringBuilder();
    String place = label(report.target());
    text.append("# TYPE mercure_access_up gauge\n");
    int up = report.facts().is("http.service", "OK") ? 1 : 0;
    text.append("mercure_access_up{target=\"%s\"} %d\n".formatted(place, up));
    text.append("# TYPE mercure_access_seconds gauge\n");
    text.append(
        String.format(
            Locale.ROOT,
            "mercure_access_seconds{target=\"%s\"} %.3f%n",
            place,
            report.millis() / 1000.0));
    text.append("# TYPE mercure_access_cause gauge\n");
    for (Diagnosis.Named named : report.causes()) {
      text.append(
          "mercure_access_cause{target=\"%s\",code=\"%s\",side=\"%s\",evidence=\"%s\"} 1\n"
              .formatted(
                  place,
                  named.cause().code(),
                  named.cause().side().name().toLowerCase(Locale.ROOT),
                  named.evidence().name().toLowerCase(Locale.ROOT)));
    }
    return text.toString();
  }

  private static String label(String text) {
    return Report.harmless(text).replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String xml(String text) {
    return Report.harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
