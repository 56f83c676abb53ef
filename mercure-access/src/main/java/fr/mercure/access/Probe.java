// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.List;
import java.util.Set;

/// What can be looked at, and what must be known before. A probe that does not look by itself is a
/// counterfactual: it runs when a suspicion needs its facts.
enum Probe {
  LINK(true, "", "link"),
  PROXY_DECLARED(true, "", "proxy"),
  PAC(true, "", "pac"),
  SYSTEM_NAME(true, "", "dns.system", "dns.speed"),
  RAW_NAME(true, "dns.system=FAILED", "dns.raw"),
  RAW_UNCHECKED(false, "dns.system=FAILED", "dns.cd"),
  RAW_TCP(false, "dns.system=FAILED", "dns.tcp"),
  RAW_WITNESS(false, "dns.system=FAILED", "dns.witness"),
  ADDRESSES(true, "dns.system=ADDRESSES", "addresses"),
  OTHER_ADDRESSES(true, "dns.raw!=PENDING", "addresses"),
  HOSTS(true, "addresses=OTHER", "hosts"),
  PINNED(false, "proxy=NONE", "pinned"),
  TCP_SERVICE(true, "proxy=NONE addresses!=NONE", "tcp.service", "tcp.v4", "tcp.v6", "path"),
  TCP_PLAIN(true, "proxy=NONE addresses!=NONE", "tcp.plain"),
  TCP_WITNESS(false, "proxy=NONE", "tcp.witness"),
  PROXY(true, "proxy=DECLARED", "proxy.tcp", "proxy.connect", "path"),
  DIRECT(true, "proxy=DECLARED path=CLOSED", "direct"),
  PLAIN(true, "tcp.plain=OK", "plain.service"),
  PLAIN_WITNESS(false, "tcp.plain=OK", "plain.witness"),
  TLS_SERVICE(
      true,
      "path=OPEN",
      "tls.service",
      "tls.version",
      "tls.client",
      "cert.path",
      "cert.dates",
      "cert.name",
      "cert.strength",
      "issuer"),
  TLS_AGAIN(false, "path=OPEN", "tls.again"),
  TLS_OTHER_NAME(false, "path=OPEN", "tls.othername"),
  TLS_WITNESS(false, "path=OPEN", "tls.witness", "issuer.witness"),
  TLS_WINDOW(false, "path=OPEN", "tls.window"),
  TLS_13(false, "path=OPEN", "tls.13"),
  CERTIFICATE_COMPLETED(false, "cert.path=INCOMPLETE", "cert.completed"),
  CERTIFICATE_AT_SERVER_TIME(false, "cert.dates!=OK skew!=PENDING", "cert.server"),
  HTTP_ENCRYPTED(true, "tls.service=OK", "http.service", "http.by", "skew"),
  HTTP_PLAIN(true, "path=OPEN tls.service=NONE", "http.service", "http.by", "skew"),
  HTTP_WITNESS(false, "path=OPEN", "http.witness"),
  ECHO(
      true, "http.by=MERCURE", "echo.authorization", "echo.cookie", "echo.setcookie", "echo.agent"),
  SCRIPT(true, "http.by=MERCURE", "script"),
  UPLOAD(true, "http.by=MERCURE", "upload.small", "upload.large"),
  UPLOAD_AGAIN(false, "http.by=MERCURE", "upload.again"),
  STREAM(true, "http.by=MERCURE", "sse"),
  MAIL_IMAPS(true, "", "mail.imaps"),
  MAIL_IMAP(true, "", "mail.imap"),
  MAIL_SMTP(true, "", "mail.smtp"),
  IDLE(true, "sse=STREAMED", "idle"),
  POLICY_TLS(true, "path=OPEN", "policy.tls", "policy.anytls"),
  POLICY_ADDRESSES(true, "proxy=NONE", "policy.addresses"),
  POLICY_ROOTS(true, "", "policy.roots"),
  IDENTITY_PROVIDER(true, "proxy=NONE", "oidc");

  private final boolean byItself;
  private final List<Condition> needs;
  private final Set<String> gives;

  Probe(boolean byItself, String needs, String... gives) {
    this.byItself = byItself;
    this.needs = needs.isEmpty() ? List.of() : Condition.parseAll(needs);
    this.gives = Set.of(gives);
  }

  /// Whether there is reason to run it now.
  boolean isDue(Facts facts, Set<String> wanted) {
    return (byItself || gives.stream().anyMatch(wanted::contains))
        && Condition.all(needs, facts) == Condition.Truth.YES;
  }

  Set<String> gives() {
    return gives;
  }
}
