// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// How providers are called: no redirection followed, no long wait, no long answer.
final class BoundedHttp {
  /// The longest good answer is a key set of some thousand bytes.
  private static final int LONGEST = 256 * 1024;

  private BoundedHttp() {}

  static RestClient.Builder client(Duration patience) {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(patience);
    return RestClient.builder().requestFactory(requests).requestInterceptor(BoundedHttp::bounded);
  }

  private static ClientHttpResponse bounded(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    ClientHttpResponse response = execution.execute(request, body);
    byte[] read;
    try (InputStream in = response.getBody()) {
      read = in.readNBytes(LONGEST + 1);
    }
    if (read.length > LONGEST) {
      throw new IOException("more than " + LONGEST + " bytes from " + request.getURI().getHost());
    }
    return new Read(response, read);
  }

  @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
  private record Read(ClientHttpResponse response, byte[] body) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return response.getHeaders();
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
