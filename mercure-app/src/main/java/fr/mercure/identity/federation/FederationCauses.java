// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import fr.mercure.identity.federation.FederationOutcome.Failed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the words of providers to our causes. Both services number their errors alike (`Y030007`);
/// where a number is given it says more than the OAuth word beside it.
public final class FederationCauses {
  private static final Pattern NUMBER = Pattern.compile("\\bY?([0-9]{6}|04[0-9A-F]{4,5})\\b");

  /// Numbers by cause, longest start first.
  private static final List<Map.Entry<String, String>> NUMBERS =
      List.of(
          Map.entry("030030", "FED-001"),
          Map.entry("19000", "FED-002"),
          Map.entry("190012", "FED-002"),
          Map.entry("020022", "FED-002"),
          Map.entry("030110", "FED-002"),
          Map.entry("500015", "FED-007"),
          Map.entry("500024", "FED-011"),
          Map.entry("000011", "FED-011"),
          Map.entry("180001", "FED-011"),
          Map.entry("020017", "FED-011"),
          Map.entry("020023", "FED-011"),
          Map.entry("020001", "FED-003"),
          Map.entry("020018", "FED-003"),
          Map.entry("010011", "FED-008"),
          Map.entry("010012", "FED-008"),
          Map.entry("010004", "FED-012"),
          Map.entry("010006", "FED-012"),
          Map.entry("010007", "FED-012"),
          Map.entry("010008", "FED-012"),
          Map.entry("010015", "FED-012"),
          Map.entry("500006", "FED-012"),
          Map.entry("500001", "FED-012"),
          Map.entry("500025", "FED-012"),
          Map.entry("500027", "FED-012"),
          Map.entry("170001", "FED-013"),
          Map.entry("020026", "FED-008"),
          Map.entry("020027", "FED-008"),
          Map.entry("020031", "FED-008"),
          Map.entry("0416228", "FED-002"),
          Map.entry("030", "FED-010"),
          Map.entry("04", "FED-010"));

  private FederationCauses() {}

  /// Of an error that the provider sent, by the browser or in its answer to us.
  static Failed of(String error, String description) {
    String detail = error + (description.isEmpty() ? "" : ": " + description);
    return new Failed(
        numbered(description).or(() -> named(error, description)).orElse("FED-009"), detail);
  }

  /// Of what a page of the provider showed, as somebody typed it; empty if it is none that we know.
  public static Optional<String> typed(String shown) {
    String code = shown.strip().toUpperCase(Locale.ROOT);
    return numbered(code).or(() -> named(code.toLowerCase(Locale.ROOT), ""));
  }

  private static Optional<String> numbered(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    return NUMBERS.stream()
        .filter(known -> number.group(1).startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> named(String error, String description) {
    return switch (error) {
      case "access_denied" -> Optional.of(description.contains("ACR") ? "FED-003" : "FED-001");
      case "invalid_acr" -> Optional.of("FED-003");
      case "login_required", "interaction_required", "consent_required", "invalid_grant" ->
          Optional.of("FED-002");
      case "server_error", "temporarily_unavailable" -> Optional.of("FED-008");
      case "invalid_request",
          "invalid_client",
          "invalid_client_metadata",
          "invalid_scope",
          "unauthorized_client",
          "unsupported_response_type",
          "unsupported_grant_type",
          "invalid_redirect_uri" ->
          Optional.of("FED-010");
      default -> Optional.empty();
    };
  }
}
