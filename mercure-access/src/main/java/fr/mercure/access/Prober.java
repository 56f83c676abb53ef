// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.List;

/// From the name of a probe to what it does.
final class Prober {
  private final Visit visit;
  private final NameProbes names;
  private final PathProbes paths;
  private final TlsProbes tls;
  private final HttpProbes http;
  private final PolicyProbes policy;
  private final MailProbes mail;
  private final IdentityProbes identity;

  Prober(Visit visit) {
    this.visit = visit;
    names = new NameProbes(visit);
    paths = new PathProbes(visit);
    tls = new TlsProbes(visit);
    http = new HttpProbes(visit);
    policy = new PolicyProbes(visit);
    mail = new MailProbes(visit);
    identity = new IdentityProbes(visit);
  }

  /// What it saw; nothing where the references do not allow it to look.
  List<Observation> run(Probe probe) {
    return switch (probe) {
      case LINK -> List.of(new Observation.Link(visit.here.link()));
      case PROXY_DECLARED -> paths.declared();
      case PAC -> identity.pac();
      case SYSTEM_NAME -> names.system();
      case RAW_NAME -> names.raw("raw", visit.target.host(), false);
      case RAW_UNCHECKED -> names.raw("cd", visit.target.host(), true);
      case RAW_TCP -> names.tcp();
      case RAW_WITNESS -> names.witness();
      case ADDRESSES, OTHER_ADDRESSES -> names.addresses();
      case HOSTS -> names.hosts();
      case PINNED -> tls.pinned();
      case TCP_SERVICE -> paths.service();
      case TCP_PLAIN -> paths.plain();
      case TCP_WITNESS -> paths.witness();
      case PROXY -> paths.proxy();
      case DIRECT -> paths.direct();
      case PLAIN -> http.plain();
      case PLAIN_WITNESS -> http.plainWitness();
      case TLS_SERVICE -> tls.service();
      case TLS_AGAIN -> tls.again();
      case TLS_OTHER_NAME -> tls.otherName();
      case TLS_WITNESS -> tls.witness();
      case TLS_WINDOW -> tls.smallWindow();
      case TLS_13 -> tls.only13();
      case CERTIFICATE_COMPLETED -> tls.completed();
      case CERTIFICATE_AT_SERVER_TIME -> tls.atServerTime();
      case HTTP_ENCRYPTED, HTTP_PLAIN -> http.service();
      case HTTP_WITNESS -> http.witness();
      case ECHO -> http.echo();
      case SCRIPT -> http.script();
      case UPLOAD -> http.upload();
      case UPLOAD_AGAIN -> http.uploadAgain();
      case STREAM -> http.stream();
      case IDLE -> new IdleProbe(visit).ladder();
      case POLICY_TLS -> policy.tls();
      case POLICY_ADDRESSES -> policy.addresses();
      case POLICY_ROOTS -> policy.roots();
      case MAIL_IMAPS -> mail.imaps();
      case MAIL_IMAP -> mail.imap();
      case MAIL_SMTP -> mail.smtp();
      case IDENTITY_PROVIDER -> identity.discovery();
    };
  }
}
