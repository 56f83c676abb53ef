// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// {@link CertificateRules} over the authorities and revocation lists of the site. The lists are
/// read from their folder once a minute at most; nothing is ever fetched while somebody waits.
public final class CertificateJudge {
  private static final Duration READ_AGAIN = Duration.ofMinutes(1);
  private static final long LARGEST_LIST = 16L * 1024 * 1024;
  private static final int MOST_LISTS = 64;
  private static final Logger LOG = LoggerFactory.getLogger(CertificateJudge.class);

  private final Set<TrustAnchor> anchors;
  private final Optional<Path> folder;
  private final Clock clock;
  private volatile Lists lists = new Lists(List.of(), Instant.MIN);

  private CertificateJudge(Set<TrustAnchor> anchors, Optional<Path> folder, Clock clock) {
    this.anchors = anchors;
    this.folder = folder;
    this.clock = clock;
  }

  private record Lists(Collection<X509CRL> all, Instant until) {}

  /// Judges by what the settings name.
  ///
  /// @param local authority of this installation, accepted beside those of the settings
  /// @throws UncheckedIOException if a file of the settings cannot be read, or holds none
  public static CertificateJudge of(
      CertificateSettings settings, Optional<X509Certificate> local, Clock clock) {
    var anchors = new HashSet<TrustAnchor>();
    local.ifPresent(authority -> anchors.add(new TrustAnchor(authority, null)));
    settings.authorities().forEach(file -> anchors.addAll(read(file)));
    return new CertificateJudge(Set.copyOf(anchors), settings.revocation(), clock);
  }

  private static List<TrustAnchor> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var read =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .map(authority -> new TrustAnchor(authority, null))
              .toList();
      if (read.isEmpty()) {
        throw new IOException("it holds no certificate");
      }
      return read;
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (GeneralSecurityException e) {
      throw unreadable(file, new IOException(e));
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException(
        "mercure.certificate.authorities: %s cannot be read: %s".formatted(file, e.getMessage()),
        e);
  }

  /// What the certificate is worth now.
  ///
  /// @param chain the certificate, then those that came with it; empty if none came
  public CertificateVerdict judge(List<X509Certificate> chain) {
    Instant now = clock.instant();
    return CertificateRules.judge(chain, anchors, lists(now), now);
  }

  /// The authorities whose certificates are accepted, as they call themselves.
  public List<String> authorities() {
    return anchors.stream()
        .map(anchor -> anchor.getTrustedCert().getSubjectX500Principal().getName())
        .sorted()
        .toList();
  }

  /// Whether the site keeps revocation lists.
  public boolean hasLists() {
    return folder.isPresent();
  }

  private Collection<X509CRL> lists(Instant now) {
    Lists known = lists;
    if (folder.isPresent() && !now.isBefore(known.until())) {
      known = new Lists(readLists(folder.get()), now.plus(READ_AGAIN));
      lists = known;
    }
    return known.all();
  }

  /// What cannot be read is told in the log and left out: CRT-004 then says that nobody knows.
  private static List<X509CRL> readLists(Path folder) {
    var read = new ArrayList<X509CRL>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(MOST_LISTS).toList()) {
        readList(file).ifPresent(read::add);
      }
    } catch (IOException e) {
      LOG.warn("the revocation lists in {} cannot be read: {}", folder, e.getMessage());
    }
    return read;
  }

  private static Optional<X509CRL> readList(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST_LIST) {
        throw new CRLException("more than %d bytes".formatted(LARGEST_LIST));
      }
      return Optional.of((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in));
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("{} is no revocation list: {}", file, e.getMessage());
      return Optional.empty();
    }
  }
}
