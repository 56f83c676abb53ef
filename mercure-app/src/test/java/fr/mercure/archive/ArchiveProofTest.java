// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.archive.ArchiveProof.Verdict.Broken;
import fr.mercure.archive.ArchiveProof.Verdict.Holds;
import fr.mercure.archive.Extract.Kept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ArchiveProofTest {
  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final String START = "0".repeat(64);

  private final Kept message = kept(7, START, "MESSAGE", "2033-11-24", "<Declaration/>");
  private final Kept decision =
      kept(8, Extract.hash(message.link()), "DECISION", "2033-11-24", "{\"to\":\"ACCEPTED\"}");
  private final Kept later = kept(40, START, "DECISION", "2033-11-24", "{\"to\":\"RELEASED\"}");

  @Test
  void acceptsAnExtractAsItWasMade() {
    assertThat(ArchiveProof.verify(zip(message, decision, later)))
        .isEqualTo(new Holds(3, AT, 41, "ab".repeat(32)));
  }

  @Test
  void refusesEveryChangeOfOneBit() {
    byte[] zip = zip(message, decision);
    assertThat(
            IntStream.range(0, zip.length * 8)
                .parallel()
                .filter(bit -> ArchiveProof.verify(flipped(zip, bit)) instanceof Holds))
        .as("bits that may change unseen")
        .isEmpty();
  }

  @Test
  void refusesATruncatedExtract() {
    byte[] zip = zip(message);
    for (int length = 0; length < zip.length; length++) {
      assertThat(ArchiveProof.verify(java.util.Arrays.copyOf(zip, length)))
          .as("%d bytes", length)
          .isInstanceOf(Broken.class);
    }
  }

  @Test
  void namesThePieceThatWasChanged() {
    Kept forged =
        new Kept(7, message.entry(), message.link(), Optional.of(bytes("<Declaration />")));
    assertThat(ArchiveProof.verify(zip(forged, decision)))
        .isEqualTo(new Broken("pieces/000000000007-01-message.xml", "PIECE"));
  }

  @Test
  void refusesANeighbourThatDoesNotNameTheOneBefore() {
    Kept stranger = kept(8, START, "DECISION", "2033-11-24", "{}");
    assertThat(ArchiveProof.verify(zip(message, stranger)))
        .isEqualTo(new Broken("links/000000000008.txt", "LINK"));
  }

  @Test
  void refusesAMissingPieceBeforeItsDateAndAcceptsItAfter() {
    Kept early = new Kept(7, message.entry(), message.link(), Optional.empty());
    assertThat(ArchiveProof.verify(zip(early)))
        .isEqualTo(new Broken("pieces/000000000007-01-message.xml", "MISSING"));
    Kept old = kept(7, START, "MESSAGE", "2026-11-23", "<Declaration/>");
    Kept destroyed = new Kept(7, old.entry(), old.link(), Optional.empty());
    assertThat(ArchiveProof.verify(zip(destroyed))).isInstanceOf(Holds.class);
  }

  @Test
  void refusesALinkBeyondTheHead() {
    Kept beyond = kept(42, START, "MESSAGE", "2033-11-24", "<Declaration/>");
    assertThat(ArchiveProof.verify(zip(beyond))).isEqualTo(new Broken("extract.txt", "HEAD"));
  }

  @Test
  void isAnOrdinaryZipForOtherTools() throws IOException {
    Map<String, String> read = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(zip(message)))) {
      for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        read.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(read)
        .containsEntry("pieces/000000000007-01-message.xml", "<Declaration/>")
        .containsKeys("README.txt", "SHA256SUMS", "manifest.json", "extract.txt");
    assertThat(read.get("SHA256SUMS"))
        .contains(Extract.hash(bytes("<Declaration/>")) + "  pieces/000000000007-01-message.xml\n");
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private static byte[] zip(Kept... kept) {
    var extract = new Extract(AT, 41, "ab".repeat(32), bytes("how to verify\n"), List.of(kept));
    return PlainZip.write(new LinkedHashMap<>(extract.files()));
  }

  /// Made as the database does, by other code: the format is written down twice.
  private static Kept kept(
      long position, String previous, String kind, String until, String content) {
    String entry =
        """
        mercure-archive-entry-1
        declaration: 12
        sequence: 1
        kind: %s
        procedure: EXPRESS
        company: 1
        lrn: L-"1"
        mrn:\s
        media-type: %s
        size: %d
        sha256: %s
        happened-at: 2026-11-24T07:00:00.000000Z
        stored-at: 2026-11-24T07:00:01.000000Z
        retained-until: %s
        """
            .formatted(
                kind,
                content.startsWith("<") ? "application/xml" : "application/json",
                content.length(),
                Extract.hash(bytes(content)),
                until);
    String link =
        """
        mercure-archive-link-1
        position: %d
        previous: %s
        entry: %s
        """
            .formatted(position, previous, Extract.hash(bytes(entry)));
    return new Kept(position, bytes(entry), bytes(link), Optional.of(bytes(content)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
