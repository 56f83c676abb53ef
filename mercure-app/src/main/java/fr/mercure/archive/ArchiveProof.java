// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.Extract.Facts;
import fr.mercure.archive.Extract.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Verifies an extract of the archive anywhere: without network, database or trust in the site that
/// made it. What the extract alone cannot prove is that its links are those of the site's chain:
/// that is read by comparing the head it names with one known from elsewhere.
public final class ArchiveProof {
  private static final String LINKS = "links/";

  private ArchiveProof() {}

  /// What the verification says.
  public sealed interface Verdict {
    /// Not one bit has changed.
    ///
    /// @param entries how many entries the extract holds
    /// @param headPosition last entry of the site's chain when it was made
    /// @param headChain its hash, to compare with one known from elsewhere
    record Holds(int entries, Instant extractedAt, long headPosition, String headChain)
        implements Verdict {}

    /// Something has changed since the extract was made, or it never was one.
    ///
    /// @param file where it shows; empty for the ZIP itself
    /// @param reason `PIECE`, `ENTRY`, `LINK`, `MISSING`, `HEAD` or `FORM`; key `archive.fault.` +
    ///   reason in the words
    record Broken(String file, String reason) implements Verdict {}
  }

  /// Whether the bytes are an extract exactly as it was made. Takes time and memory in proportion
  /// to their size, whatever they are.
  public static Verdict verify(byte[] zip) {
    try {
      Map<String, byte[]> files = PlainZip.read(zip);
      Extract extract = extract(files);
      return fault(extract)
          .or(() -> remade(extract, zip))
          .orElseGet(() ->
              new Verdict.Holds(
                  extract.kept().size(),
                  extract.at(),
                  extract.headPosition(),
                  extract.headChain()));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return new Verdict.Broken("", "FORM");
    }
  }

  private static Extract extract(Map<String, byte[]> files) {
    Facts head = Facts.of(file(files, Extract.HEAD));
    List<Kept> kept = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(LINKS)) {
        kept.add(kept(files, file.getValue()));
      }
    }
    return new Extract(
        Instant.parse(head.get("extracted-at")),
        Long.parseLong(head.get("head-position")),
        head.get("head-chain"),
        file(files, Extract.README),
        List.copyOf(kept));
  }

  private static Kept kept(Map<String, byte[]> files, byte[] link) {
    long position = Long.parseLong(Facts.of(link).get("position"));
    var bare = new Kept(position, new byte[0], link, Optional.empty());
    var kept = new Kept(position, file(files, bare.entryFile()), link, Optional.empty());
    return new Kept(position, kept.entry(), link, Optional.ofNullable(files.get(kept.pieceFile())));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return content;
  }

  private static Optional<Verdict> fault(Extract extract) {
    Optional<Kept> before = Optional.empty();
    for (Kept one : extract.kept()) {
      Optional<Verdict> fault = fault(one, extract.at()).or(linkFault(before, one));
      if (fault.isPresent()) {
        return fault;
      }
      before = Optional.of(one);
    }
    return before.flatMap(last -> headFault(last, extract));
  }

  private static Optional<Verdict> fault(Kept one, Instant extractedAt) {
    if (!Facts.of(one.link()).get("entry").equals(Extract.hash(one.entry()))) {
      return broken(one.entryFile(), "ENTRY");
    }
    Facts facts = one.facts();
    if (one.content().isEmpty()) {
      LocalDate until = LocalDate.parse(facts.get("retained-until"));
      boolean due = extractedAt.isAfter(until.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
      return due ? Optional.empty() : broken(one.pieceFile(), "MISSING");
    }
    byte[] content = one.content().get();
    boolean same =
        facts.get("sha256").equals(Extract.hash(content))
            && facts.get("size").equals(Integer.toString(content.length));
    return same ? Optional.empty() : broken(one.pieceFile(), "PIECE");
  }

  /// Neighbours in the chain must name each other; entries of others may stand between the rest.
  private static java.util.function.Supplier<Optional<Verdict>> linkFault(
      Optional<Kept> before, Kept one) {
    return () -> before.filter(b -> !follows(b, one)).flatMap(_ -> broken(one.linkFile(), "LINK"));
  }

  private static boolean follows(Kept before, Kept one) {
    boolean named = Facts.of(one.link()).get("previous").equals(Extract.hash(before.link()));
    boolean sameCase = before.facts().get("declaration").equals(one.facts().get("declaration"));
    return sameCase
        && before.position() < one.position()
        && (named || before.position() + 1 < one.position());
  }

  private static Optional<Verdict> headFault(Kept last, Extract extract) {
    boolean isHead = last.position() == extract.headPosition();
    boolean holds =
        isHead
            ? Extract.hash(last.link()).equals(extract.headChain())
            : last.position() < extract.headPosition();
    return holds ? Optional.empty() : broken(Extract.HEAD, "HEAD");
  }

  /// Made again from what it holds, it must be the same to the last bit: covers the README, the
  /// manifest, the sums and the ZIP around them.
  private static Optional<Verdict> remade(Extract extract, byte[] zip) {
    return Arrays.equals(PlainZip.write(extract.files()), zip)
        ? Optional.empty()
        : broken("", "FORM");
  }

  private static Optional<Verdict> broken(String file, String reason) {
    return Optional.of(new Verdict.Broken(file, reason));
  }
}
