// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ProgramsTest {
  private static final byte[] TEXT = "text".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void keepsWhatIsExecutableExecutable() throws IOException {
    Programs.extract(archive(file("bin/postgres", 0755), file("share/words.stop", 0644)), folder);

    assertThat(folder.resolve("bin/postgres")).isExecutable().hasBinaryContent(TEXT);
    assertThat(Files.isExecutable(folder.resolve("share/words.stop"))).isFalse();
  }

  @Test
  void keepsLinksWithinTheFolder() throws IOException {
    Programs.extract(
        archive(file("lib/libpq.so.5.18", 0755), link("lib/libpq.so", "libpq.so.5.18")), folder);

    assertThat(folder.resolve("lib/libpq.so")).isSymbolicLink().hasBinaryContent(TEXT);
  }

  @Test
  void refusesAnEntryOutsideTheFolder() throws IOException {
    InputStream archive = archive(file("lib/../../outside", 0644));

    assertThatThrownBy(() -> Programs.extract(archive, folder.resolve("inner")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leaves the folder");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void refusesAnAbsoluteEntry() throws IOException {
    InputStream archive = archive(new TarArchiveEntry("/etc/mercure", true));

    assertThatThrownBy(() -> Programs.extract(archive, folder))
        .hasMessageContaining("leaves the folder");
  }

  @Test
  void refusesALinkOutOfTheFolder() throws IOException {
    InputStream archive = archive(link("lib/libpq.so", "../../libpq.so"));

    assertThatThrownBy(() -> Programs.extract(archive, folder))
        .hasMessageContaining("leaves the folder");
  }

  private static TarArchiveEntry file(String name, int mode) {
    var entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(TEXT.length);
    return entry;
  }

  private static TarArchiveEntry link(String name, String target) {
    var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return entry;
  }

  private static InputStream archive(TarArchiveEntry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
          tar.write(TEXT);
        }
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
