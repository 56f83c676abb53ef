// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// A form that sends one small file.
final class FileForm {
  private static final String BOUNDARY = "mercure-test-boundary";

  private FileForm() {}

  static HttpRequest.Builder of(String address, String name, String csrf, Browser browser) {
    String body =
        part("_csrf", "", csrf)
            + part(name, "; filename=\"a.pdf\"", "%PDF-1.4")
            + "--"
            + BOUNDARY
            + "--\r\n";
    return browser
        .request(address)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofString(body));
  }

  private static String part(String name, String more, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, more, value);
  }
}
