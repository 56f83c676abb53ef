// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was found out about the sender of a message, and the header field that tells it (RFC 8601).
///
/// @param host that has checked
/// @param spf whether the server may send for the domain of the envelope
/// @param envelope that domain; empty if there is none
/// @param signatures of domains, in the order of the message
/// @param dmarc whether one of them stands for the address that the reader sees
/// @param from domain of that address; empty if there is none
public record SenderReport(
    String host,
    Verdict spf,
    String envelope,
    List<Signature> signatures,
    Verdict dmarc,
    String from) {
  private static final String FIELD = "Authentication-Results: ";

  public SenderReport {
    signatures = List.copyOf(signatures);
  }

  /// What a check says.
  public enum Verdict {
    PASS,
    FAIL,
    /// The domain itself does not say for sure.
    WEAK,
    /// The domain says nothing about it.
    NONE,
    /// It could not be found out.
    UNKNOWN
  }

  /// A signature of a domain.
  public record Signature(String domain, Verdict verdict) {}

  /// Nothing could be found out.
  public static SenderReport unknown(String host, String envelope, String from) {
    return new SenderReport(host, Verdict.UNKNOWN, envelope, List.of(), Verdict.UNKNOWN, from);
  }

  /// In one word for the reader: {@link Verdict#PASS} if the address that is shown is the true one,
  /// {@link Verdict#FAIL} if its domain disowns the message, otherwise not verified.
  public Verdict sender() {
    return switch (dmarc) {
      case PASS, FAIL, UNKNOWN -> dmarc;
      case WEAK, NONE ->
          aligned() ? Verdict.PASS : spf == Verdict.FAIL ? Verdict.FAIL : Verdict.NONE;
    };
  }

  /// Whether a check that passed is about the domain that the reader sees.
  boolean aligned() {
    return (spf == Verdict.PASS && isAligned(envelope))
        || signatures.stream().anyMatch(s -> s.verdict() == Verdict.PASS && isAligned(s.domain()));
  }

  /// One is the other, or below it.
  private boolean isAligned(String domain) {
    return !from.isEmpty()
        && !domain.isEmpty()
        && (domain.equals(from) || domain.endsWith("." + from) || from.endsWith("." + domain));
  }

  /// The field, ended by CR LF.
  public String field() {
    var text = new StringBuilder(FIELD).append(host);
    text.append(";\r\n spf=").append(word(spf)).append(property(" smtp.mailfrom=", envelope));
    for (Signature signature : signatures) {
      text.append(";\r\n dkim=")
          .append(word(signature.verdict()))
          .append(property(" header.d=", signature.domain()));
    }
    text.append(";\r\n dmarc=").append(word(dmarc)).append(property(" header.from=", from));
    return text.append("\r\n").toString();
  }

  private static String property(String name, String value) {
    return value.isEmpty() ? "" : name + value;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case WEAK -> "neutral";
      case NONE -> "none";
      case UNKNOWN -> "temperror";
    };
  }

  private static Verdict verdict(String word) {
    return switch (word) {
      case "pass" -> Verdict.PASS;
      case "fail" -> Verdict.FAIL;
      case "neutral" -> Verdict.WEAK;
      case "none" -> Verdict.NONE;
      default -> Verdict.UNKNOWN;
    };
  }

  /// Whether a field bears the name of this host: only our own word counts.
  static boolean isOf(String host, String value) {
    String id = value.strip().split("[;\\s]", 2)[0];
    return id.equalsIgnoreCase(host);
  }

  /// What this host once wrote into a message.
  ///
  /// @param headers decoded, one field a line, as the store keeps them
  /// @return nothing if the message was not checked here
  public static Optional<SenderReport> read(String headers, String host) {
    return headers
        .lines()
        .filter(line -> line.regionMatches(true, 0, FIELD, 0, FIELD.length() - 1))
        .map(line -> line.substring(FIELD.length() - 1).strip())
        .filter(value -> isOf(host, value))
        .findFirst()
        .map(value -> parse(value, host));
  }

  private static SenderReport parse(String value, String host) {
    Verdict spf = Verdict.UNKNOWN;
    Verdict dmarc = Verdict.UNKNOWN;
    String envelope = "";
    String from = "";
    var signatures = new ArrayList<Signature>();
    for (String part : value.split(";")) {
      String[] words = part.strip().split("[\\s=]+");
      String method = words[0].toLowerCase(Locale.ROOT);
      String result = words.length > 1 ? words[1] : "";
      String domain = words.length > 3 ? words[3] : "";
      switch (method) {
        case "spf" -> {
          spf = verdict(result);
          envelope = domain;
        }
        case "dkim" -> signatures.add(new Signature(domain, verdict(result)));
        case "dmarc" -> {
          dmarc = verdict(result);
          from = domain;
        }
        default -> {} // the name of the host
      }
    }
    return new SenderReport(host, spf, envelope, signatures, dmarc, from);
  }
}
