// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A browser as people call it, read from how it calls itself: `Firefox, Linux`. For people to
/// recognise their devices by; nothing is decided from it.
final class BrowserName {
  /// Who pretends to be somebody else comes before whom he pretends to be.
  private static final List<Map.Entry<String, String>> PROGRAMS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("Chrom", "Chrome"),
          Map.entry("Safari/", "Safari"),
          Map.entry("Java-http-client", "Java"),
          Map.entry("curl/", "curl"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Windows", "Windows"),
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("Linux", "Linux"));

  private BrowserName() {}

  /// Empty if it calls itself nothing that is known.
  static String of(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String program = first(PROGRAMS, agent);
    String system = first(SYSTEMS, agent);
    return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
  }

  private static String first(List<Map.Entry<String, String>> names, String agent) {
    return names.stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
