// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import fr.mercure.identity.federation.FederationOutcome.Failed;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the words of providers to our causes. Both services number their errors alike (`Y030007`);
/// where a number is given it says more than the OAuth word beside it.
final class FederationCauses {
  private static final Pattern NUMBER = Pattern.compile("\\bY?([0-9]{6}|04[0-9A-F]{4,5})\\b");

  /// Numbers by cause, longest start first.
  private static final List<Map.Entry<String, String>> NUMBERS =
      List.of(
          Map.entry("030030", "FED-001"),
          Map.entry("190001", "FED-002"),
          Map.entry("190012", "FED-002"),
          Map.entry("030110", "FED-002"),
          Map.entry("500015", "FED-007"),
          Map.entry("500024", "FED-011"),
          Map.entry("180001", "FED-011"),
          Map.entry("020017", "FED-011"),
          Map.entry("020023", "FED-011"),
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
    Matcher number = NUMBER.matcher(description);
    if (number.find()) {
      for (Map.Entry<String, String> known : NUMBERS) {
        if (number.group(1).startsWith(known.getKey())) {
          return new Failed(known.getValue(), detail);
        }
      }
    }
    return new Failed(code(error, description), detail);
  }

  private static String code(String error, String description) {
    return switch (error) {
      case "access_denied" -> description.contains("ACR") ? "FED-003" : "FED-001";
      case "invalid_acr" -> "FED-003";
      case "login_required", "interaction_required", "consent_required", "invalid_grant" ->
          "FED-002";
      case "server_error", "temporarily_unavailable" -> "FED-008";
      case "invalid_request",
          "invalid_client",
          "invalid_client_metadata",
          "invalid_scope",
          "unauthorized_client",
          "unsupported_response_type",
          "unsupported_grant_type",
          "invalid_redirect_uri" ->
          "FED-010";
      default -> "FED-009";
    };
  }
}
