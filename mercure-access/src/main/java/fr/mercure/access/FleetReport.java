// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a workstation tells its organisation: codes and no detail, and a digest of its name that
/// only the holder of the token can make again.
final class FleetReport {
  static final String SCHEMA = "mercure-fleet/1";
  private static final int DIGEST = 16;

  private FleetReport() {}

  static String of(Report report, Delivery delivery, String machine, String policy) {
    var map = new LinkedHashMap<String, Object>();
    map.put("schema", SCHEMA);
    map.put("machine", digest(delivery.token(), machine));
    map.put("site", delivery.site());
    map.put("policy", policy);
    map.put("reference", report.reference());
    map.put("at", report.at().toString());
    map.put("verdict", report.verdict().name());
    map.put("causes", report.causes().stream().map(one -> one.cause().code()).limit(20).toList());
    return Json.write(map);
  }

  private static String digest(String token, String machine) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] whole = mac.doFinal(machine.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, DIGEST));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The name of this machine, without asking a resolver that may be what is broken.
  static String machine(Map<String, String> environment) {
    return Stream.of("COMPUTERNAME", "HOSTNAME")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElseGet(FleetReport::hostFile);
  }

  private static String hostFile() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return System.getProperty("user.home", "unknown");
    }
  }
}
