// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.List;
import java.util.Locale;

/// One thing that a probe saw. Each kind says itself which facts it gives.
sealed interface Observation {
  /// What the rows of `causes.txt` may speak of.
  List<Fact> facts();

  /// A name, a word for what it is, and what a technician wants to read about it.
  record Fact(String key, String value, String detail) {
    Fact(String key, Enum<?> value, String detail) {
      this(key, value.name(), detail);
    }
  }

  /// Whether this machine has an address that reaches beyond itself.
  record Link(State state) implements Observation {
    enum State {
      UP,
      LOCAL_ONLY,
      NONE
    }

    @Override
    public List<Fact> facts() {
      return List.of(new Fact("link", state, ""));
    }
  }

  /// What a resolver answered: `dns.system`, `dns.raw`, `dns.witness`, `dns.cd`, `dns.tcp`.
  record Resolution(String way, Answer answer, List<String> addresses, String server, long millis)
      implements Observation {
    enum Answer {
      ADDRESSES,
      EMPTY,
      NXDOMAIN,
      SERVFAIL,
      REFUSED,
      OTHER_CODE,
      MUTE,
      PORT_CLOSED,
      UNREACHABLE,
      GARBLED,
      FAILED
    }

    @Override
    public List<Fact> facts() {
      String detail = addresses.isEmpty() ? server : String.join(" ", addresses);
      return List.of(new Fact("dns." + way, answer, detail));
    }
  }

  /// Any comparison or state that is one word: addresses published or not, hosts file, proxy.
  record State(String key, String value, String detail) implements Observation {
    @Override
    public List<Fact> facts() {
      return List.of(new Fact(key, value, detail));
    }
  }

  /// A connection: `tcp.service`, `tcp.plain`, `tcp.witness`, `tcp.v4`, `tcp.v6`, `tcp.proxy`.
  record Reach(String way, Outcome outcome, String address, long millis) implements Observation {
    @Override
    public List<Fact> facts() {
      return List.of(new Fact("tcp." + way, outcome, address));
    }
  }

  /// A handshake: `tls.service`, `tls.again`, `tls.othername`, `tls.witness`, `tls.12`,
  /// `tls.window`.
  record Handshake(String way, Outcome outcome, String protocol, String cipher, long millis)
      implements Observation {
    @Override
    public List<Fact> facts() {
      String detail = (protocol + " " + cipher).strip();
      return List.of(new Fact("tls." + way, outcome, detail));
    }
  }

  /// A certificate chain judged apart from the handshake that brought it.
  record Certificate(Judgement judgement) implements Observation {
    @Override
    public List<Fact> facts() {
      return List.of(
          new Fact("cert.path", judgement.path(), judgement.issuer()),
          new Fact("cert.dates", judgement.here(), judgement.validity()),
          new Fact("cert.name", judgement.named() ? "OK" : "OTHER", judgement.names()),
          new Fact("cert.strength", judgement.strong() ? "OK" : "WEAK", judgement.algorithm()));
    }
  }

  /// An answer over HTTP: `http.service`, `http.marker`, `plain.service`, `plain.witness` ….
  record Reply(String key, String word, int status, String by) implements Observation {
    @Override
    public List<Fact> facts() {
      String detail = ((status == 0 ? "" : "HTTP " + status + " ") + by).strip();
      return List.of(new Fact(key, word, detail));
    }
  }

  /// Seconds that this machine is ahead of the server.
  record Skew(long seconds) implements Observation {
    @Override
    public List<Fact> facts() {
      return List.of(
          new Fact("skew", Long.toString(Math.abs(seconds)), Long.toString(seconds) + " s"));
    }
  }

  /// A mail door: `mail.imaps`, `mail.imap`, `mail.smtp`.
  record Mail(Door door, Greeting greeting, String said) implements Observation {
    enum Door {
      IMAPS,
      IMAP,
      SMTP
    }

    enum Greeting {
      OK,
      UNRESOLVED,
      TIMEOUT,
      REFUSED,
      UNREACHABLE,
      MUTE,
      CLOSED,
      NOT_MAIL,
      NO_TLS,
      NO_STARTTLS,
      MASKED_STARTTLS,
      TOO_MANY,
      NO_PASSWORD_LOGIN
    }

    @Override
    public List<Fact> facts() {
      return List.of(new Fact("mail." + door.name().toLowerCase(Locale.ROOT), greeting, said));
    }
  }
}
