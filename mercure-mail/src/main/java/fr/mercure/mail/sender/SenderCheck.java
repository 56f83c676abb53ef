// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MimePart;
import fr.mercure.mail.MimeScanner;
import fr.mercure.mail.sender.SenderReport.Signature;
import fr.mercure.mail.sender.SenderReport.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jspf.impl.SPF;

/// Checks the sender of a message that comes in from outside: SPF (RFC 7208) and DKIM (RFC 6376) by
/// Apache James, DMARC (RFC 7489) here. Takes no longer than its bound, whatever names do.
public final class SenderCheck {
  private static final System.Logger LOG = System.getLogger(SenderCheck.class.getName());
  private static final int MOST_SIGNATURES = 5;

  private final Names names;
  private final String host;
  private final Duration longest;

  /// @param host name of this server, by which its own word is known
  public SenderCheck(Names names, String host, Duration longest) {
    this.names = names;
    this.host = host;
    this.longest = longest;
  }

  /// Checks a message; whatever happens, there is a report.
  ///
  /// @param from address of the server that hands it in
  /// @param hello how that server calls itself
  /// @param sender by the envelope; empty for nobody
  /// @param message as it came, without what this server adds
  public SenderReport of(InetAddress from, String hello, String sender, byte[] message) {
    List<MimePart.Field> fields = MimeScanner.scan(message).fields();
    String envelope = sender.isEmpty() ? hello : domain(sender);
    String shown = shown(fields);
    var work = new CompletableFuture<SenderReport>();
    Thread worker =
        Thread.startVirtualThread(() -> {
          try {
            work.complete(check(from, hello, sender, message, envelope, shown));
          } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a sender could not be checked", e);
            work.complete(SenderReport.unknown(host, envelope, shown));
          }
        });
    try {
      return work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      worker.interrupt();
      return SenderReport.unknown(host, envelope, shown);
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      return SenderReport.unknown(host, envelope, shown);
    }
  }

  /// Takes away what others have written in the name of this host.
  public byte[] withoutForged(byte[] message) {
    var kept = new java.io.ByteArrayOutputStream(message.length);
    int from = 0;
    for (MimePart.Field field : MimeScanner.scan(message).fields()) {
      if (field.name().equalsIgnoreCase("Authentication-Results")
          && SenderReport.isOf(host, field.value())) {
        kept.write(message, from, field.start() - from);
        from = field.end();
      }
    }
    kept.write(message, from, message.length - from);
    return kept.toByteArray();
  }

  private SenderReport check(
      InetAddress from,
      String hello,
      String sender,
      byte[] message,
      String envelope,
      String shown) {
    var first =
        new SenderReport(
            host, spf(from, hello, sender, envelope), envelope, dkim(message), Verdict.NONE, shown);
    return new SenderReport(
        host, first.spf(), envelope, first.signatures(), dmarc(first, shown), shown);
  }

  /// Domain of the address that the reader sees; empty unless there is exactly one.
  private static String shown(List<MimePart.Field> fields) {
    List<MailAddress> from =
        fields.stream()
            .filter(field -> field.name().equalsIgnoreCase("From"))
            .flatMap(field -> MailAddress.read(field.value()).stream())
            .toList();
    return from.size() == 1 ? domain(from.getFirst().address()) : "";
  }

  private static String domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domain.matches("[a-z0-9._-]{1,253}") ? domain : "";
  }

  private Verdict spf(InetAddress from, String hello, String sender, String envelope) {
    if (envelope.isEmpty() || from.isLoopbackAddress()) {
      return Verdict.NONE; // a server of this house has taken it in
    }
    var checker = new SPF(new SpfNames(names));
    String address = sender.isEmpty() ? "postmaster@" + hello : sender;
    String result = checker.checkSPF(from.getHostAddress(), address, hello).getResult();
    return switch (result.toLowerCase(Locale.ROOT)) {
      case "pass" -> Verdict.PASS;
      case "fail" -> Verdict.FAIL;
      case "softfail", "neutral" -> Verdict.WEAK;
      case "none" -> Verdict.NONE;
      default -> Verdict.UNKNOWN;
    };
  }

  private List<Signature> dkim(byte[] message) {
    long signed =
        MimeScanner.scan(message).fields().stream()
            .filter(field -> field.name().equalsIgnoreCase("DKIM-Signature"))
            .count();
    if (signed == 0 || signed > MOST_SIGNATURES) {
      return List.of();
    }
    var verifier = new DKIMVerifier(new DkimNames(names));
    try {
      var _ = verifier.verify(new ByteArrayInputStream(message));
    } catch (FailException e) {
      LOG.log(Level.DEBUG, "a signature does not hold", e);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
    var signatures = new ArrayList<Signature>();
    for (Result result : verifier.getResults()) {
      String domain =
          result.getRecord() == null
              ? ""
              : domain("@" + Objects.toString(result.getRecord().getDToken(), ""));
      signatures.add(new Signature(domain, verdict(result.getResultType())));
    }
    return signatures;
  }

  private static Verdict verdict(Result.Type type) {
    return switch (type) {
      case PASS -> Verdict.PASS;
      case FAIL, PERMERROR, POLICY -> Verdict.FAIL;
      case NEUTRAL -> Verdict.WEAK;
      case NONE -> Verdict.NONE;
      case TEMPERROR -> Verdict.UNKNOWN;
    };
  }

  /// Asks the domain and those above it, the longest first, as its owners may have spoken for all.
  private Verdict dmarc(SenderReport report, String shown) {
    String domain = shown;
    try {
      while (domain.indexOf('.') > 0) {
        boolean speaks =
            names.ask(Names.Kind.TXT, "_dmarc." + domain).stream()
                .anyMatch(text -> text.startsWith("v=DMARC1"));
        if (speaks) {
          return report.aligned() ? Verdict.PASS : Verdict.FAIL;
        }
        domain = domain.substring(domain.indexOf('.') + 1);
      }
      return Verdict.NONE;
    } catch (Names.Unanswered e) {
      return Verdict.UNKNOWN;
    }
  }
}
