// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The service, its witness, a resolver and two mail doors on the usual ports, in the server's
/// namespace of the rig. Leaves in a folder what the agent must know of them.
final class RigServer {
  static final String SERVICE = "10.66.2.2";
  static final String WITNESS = "10.66.2.3";
  static final String RESOLVER = "10.66.2.53";

  private RigServer() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    var servers = new Servers();
    Servers.Behaviour pages = Servers.http(World::mercure);
    servers.tls(SERVICE, 443, World.INTERMEDIATE.issue(World.SERVICE), _ -> {}, pages);
    servers.tls(WITNESS, 443, World.INTERMEDIATE.issue(World.WITNESS), _ -> {}, pages);
    servers.tcp(SERVICE, 80, pages);
    servers.tcp(WITNESS, 80, pages);
    servers.tls(
        SERVICE,
        993,
        World.INTERMEDIATE.issue(World.SERVICE),
        _ -> {},
        MailInjections.imap("IMAP4rev1 AUTH=PLAIN"));
    servers.tcp(SERVICE, 587, MailInjections.smtp("STARTTLS"));
    Map<String, String> names = Map.of(World.SERVICE, SERVICE, World.WITNESS, WITNESS);
    servers.dns(
        RESOLVER,
        53,
        (name, _) ->
            Optional.ofNullable(names.get(name))
                .map(a -> new Servers.DnsAnswer(0, Optional.of(InetAddress.ofLiteral(a))))
                .orElseGet(() -> new Servers.DnsAnswer(3, Optional.empty())));
    servers.tcp(RESOLVER, 53, Servers::mute);
    Files.writeString(
        folder.resolve("roots.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(
                Base64.getMimeEncoder().encodeToString(World.ROOT.certificate().getEncoded())));
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", World.ROOT.certificate());
    try (var out = Files.newOutputStream(folder.resolve("roots.p12"))) {
      roots.store(out, "rigrig".toCharArray());
    }
    Files.writeString(
        folder.resolve("references"),
        """
        addresses=%s
        witness=%s
        issuers=Mercure Intermediaire
        imaps=%s
        smtp=%s
        """
            .formatted(SERVICE, World.WITNESS, World.SERVICE, World.SERVICE));
    Files.writeString(folder.resolve("ready"), "");
    Thread.currentThread().join();
  }
}
