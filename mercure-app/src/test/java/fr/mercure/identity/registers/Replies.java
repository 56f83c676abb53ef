// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Answers made by hand.
final class Replies {
  private Replies() {}

  static Call.Reply ok(String body) {
    return ok(body.getBytes(StandardCharsets.UTF_8));
  }

  static Call.Reply ok(byte[] body) {
    return new Call.Reply(200, HttpHeaders.of(Map.of(), (_, _) -> true), body);
  }
}
