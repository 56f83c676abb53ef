// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.ArchiveSearchStore.Dossier;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Makes extracts of the archive.
@Component
class Extracts {
  private static final String README = "/archive/README.txt";

  private final ArchiveStore store;
  private final ArchiveSearchStore search;
  private final Clock clock;

  Extracts(ArchiveStore store, ArchiveSearchStore search, Clock clock) {
    this.store = store;
    this.search = search;
    this.clock = clock;
  }

  /// A ZIP that {@link ArchiveProof} and a person with `sha256sum` can verify.
  byte[] of(Dossier dossier) {
    var head = store.head();
    var extract =
        new Extract(
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            head.position(),
            head.chain(),
            readme(),
            search.kept(dossier));
    return PlainZip.write(extract.files());
  }

  private static byte[] readme() {
    try (InputStream text = Extracts.class.getResourceAsStream(README)) {
      if (text == null) {
        throw new IllegalStateException(README + " is missing");
      }
      return text.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(README + " cannot be read", e);
    }
  }
}
