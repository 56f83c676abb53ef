// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// INSEE Sirene, EOS and VIES in one: documented answers, errors and quotas. Every number is good
/// unless told otherwise.
public final class RegisterServer implements AutoCloseable {
  private static final String KEY = "key-of-a-test";
  private static final Pattern SIRET = Pattern.compile("/sirene/siret/([0-9]{14})");
  private static final Pattern EORI = Pattern.compile("<v:eori>([^<]*)</v:eori>");
  private static final Pattern VAT =
      Pattern.compile("\"countryCode\":\"(..)\",\"vatNumber\":\"([^\"]*)\"");

  private final HttpServer server;
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  /// How the servers misbehave.
  public enum Fault {
    NONE(0, ""),
    DOWN(503, "Service Unavailable"),
    BROKEN(500, "<html>Internal Server Error</html>"),
    QUOTA(429, "{\"header\":{\"statut\":429,\"message\":\"Quota\"}}"),
    REFUSED(401, "{\"header\":{\"statut\":401,\"message\":\"Cle invalide\"}}"),
    GATEWAY(502, ""),
    EMPTY(200, ""),
    PAGE(200, "<html><body>Maintenance</body></html>"),
    WRONG_PATH(404, "<html>Not Found</html>"),
    FAULT(
        200,
        "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body><S:Fault>"
            + "<faultcode>S:Server</faultcode><faultstring>x</faultstring></S:Fault></S:Body>"
            + "</S:Envelope>"),
    ENDLESS(200, "x".repeat(Call.LONGEST + 1)),
    REDIRECT(302, ""),
    SLOW(200, "{}");

    final int status;
    final String body;

    Fault(int status, String body) {
      this.status = status;
      this.body = body;
    }
  }

  public RegisterServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /// Settings that lead here.
  public RegistersSettings settings(Duration patience) {
    return new RegistersSettings(
        new RegistersSettings.Sirene(url("/sirene"), KEY),
        new RegistersSettings.Open(url("/eos")),
        new RegistersSettings.Open(url("/vies")),
        patience);
  }

  private URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  public void fault(Fault wanted) {
    fault = wanted;
  }

  /// What is to be said of a number.
  ///
  /// @param state of a SIRET: `F` closed (and the SIRET of its successor), `C` ceased, `404`
  ///   unknown, `P` masked; of an EORI, its status; of a VAT number, an error of VIES
  public void state(String number, String state) {
    states.put(number, state);
  }

  /// Requests so far.
  public int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.incrementAndGet();
    if (fault != Fault.NONE) {
      misbehave(exchange);
    } else if (path.startsWith("/sirene")) {
      sirene(exchange, path);
    } else if (path.startsWith("/eos")) {
      eos(exchange, body);
    } else {
      vies(exchange, body);
    }
  }

  private void misbehave(HttpExchange exchange) throws IOException {
    switch (fault) {
      case QUOTA -> exchange.getResponseHeaders().add("Retry-After", "120");
      case REDIRECT -> exchange.getResponseHeaders().add("Location", "http://localhost:1/x");
      case SLOW -> sleep();
      default -> {}
    }
    send(exchange, fault.status, fault.body);
  }

  private static void sleep() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sirene(HttpExchange exchange, String path) throws IOException {
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-INSEE-Api-Key-Integration"))) {
      send(exchange, 401, Fault.REFUSED.body);
      return;
    }
    Matcher siret = SIRET.matcher(path);
    if (!siret.matches()) {
      succession(exchange, path.substring(path.lastIndexOf(':') + 1));
      return;
    }
    String state = states.getOrDefault(siret.group(1), "A");
    if (state.equals("404")) {
      send(exchange, 404, "{\"header\":{\"statut\":404,\"message\":\"Aucun element trouve\"}}");
    } else {
      send(exchange, 200, establishment(siret.group(1), state));
    }
  }

  private void succession(HttpExchange exchange, String siret) throws IOException {
    String successor = states.getOrDefault(siret, "F").substring(1);
    send(
        exchange,
        successor.isEmpty() ? 404 : 200,
        """
        {"header":{"statut":200,"message":"ok"},"liensSuccession":[
          {"siretEtablissementPredecesseur":"%s","siretEtablissementSuccesseur":"%s",
           "dateLienSuccession":"2026-10-01","transfertSiege":true,"continuiteEconomique":true}]}
        """
            .formatted(siret, successor));
  }

  static String establishment(String siret, String state) {
    return """
    {"header":{"statut":200,"message":"ok"},"etablissement":{"siren":"%s","nic":"%s","siret":"%s",
     "statutDiffusionEtablissement":"%s","dateCreationEtablissement":"2001-03-01",
     "etablissementSiege":true,
     "uniteLegale":{"etatAdministratifUniteLegale":"%s","denominationUniteLegale":"ESSAI",
      "categorieJuridiqueUniteLegale":"5710"},
     "periodesEtablissement":[
      {"dateFin":null,"dateDebut":"2026-10-01","etatAdministratifEtablissement":"%s"},
      {"dateFin":"2026-09-30","dateDebut":"2001-03-01","etatAdministratifEtablissement":"A"}]}}
    """
        .formatted(
            siret.substring(0, 9),
            siret.substring(9),
            siret,
            state.equals("P") ? "P" : "O",
            state.equals("C") ? "C" : "A",
            state.startsWith("F") || state.equals("C") ? "F" : "A");
  }

  private void eos(HttpExchange exchange, String body) throws IOException {
    send(
        exchange,
        200,
        soap(
            EORI.matcher(body)
                .results()
                .map(eori -> result(eori.group(1)))
                .collect(Collectors.joining())));
  }

  private String result(String eori) {
    String status = states.getOrDefault(eori, "0");
    return "<result><eori>%s</eori><status>%s</status><statusDescr>%s</statusDescr></result>"
        .formatted(eori, status, status.equals("0") ? "Valid" : "Not valid");
  }

  /// An answer of EOS around these results.
  static String soap(String results) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>
    <ns0:validateEORIResponse xmlns:ns0="http://eori.ws.eos.dds.s/"><return>
    <requestDate>24/11/2026</requestDate>%s</return></ns0:validateEORIResponse></S:Body>
    </S:Envelope>
    """
        .formatted(results);
  }

  private void vies(HttpExchange exchange, String body) throws IOException {
    Matcher number = VAT.matcher(body);
    if (!number.find()) {
      send(exchange, 400, "{}");
      return;
    }
    String state = states.getOrDefault(number.group(1) + number.group(2), "VALID");
    send(
        exchange,
        200,
        """
        {"countryCode":"%s","vatNumber":"%s","requestDate":"2026-11-24T09:00:00Z","valid":%s,
         "name":"---","address":"---","userError":"%s"}
        """
            .formatted(number.group(1), number.group(2), state.equals("VALID"), state));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
