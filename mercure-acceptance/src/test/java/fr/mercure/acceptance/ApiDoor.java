// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The software of the sandbox's first company: lodges the samples of the repository, each under a
/// reference of its own, at the office where the sandbox's officer works.
///
/// @param key of the company
record ApiDoor(RunningMercure mercure, String key) {
  private static final Pattern LRN = Pattern.compile("(<FunctionalReferenceID>)[^<]*-([A-Z]+<)");
  private static final Pattern MRN = Pattern.compile("\"mrn\":\"([0-9A-Z]{18})\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static ApiDoor of(RunningMercure mercure) {
    return new ApiDoor(mercure, SignedIn.key(mercure, "Transmer"));
  }

  /// The MRN of an accepted sample.
  ///
  /// @param sample such as `h7-red.xml`
  String lodge(String sample) {
    try {
      String xml =
          LRN.matcher(Files.readString(Path.of("..", "samples", sample)))
              .replaceFirst("$1JOURNEY-%d-$2".formatted(NUMBER.incrementAndGet()))
              .replace("FRB0617D", "FR00677A");
      HttpRequest request =
          HttpRequest.newBuilder(mercure.at("/api/v1/express/declarations"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/xml")
              .POST(BodyPublishers.ofString(xml))
              .build();
      return mrn(CLIENT.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String mrn(String answer) {
    Matcher mrn = MRN.matcher(answer);
    if (!mrn.find()) {
      throw new IllegalStateException("not accepted: " + answer);
    }
    return mrn.group(1);
  }
}
