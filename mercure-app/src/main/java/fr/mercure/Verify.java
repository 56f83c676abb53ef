// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.messaging.Proof;
import fr.mercure.messaging.Proof.Verified;
import fr.mercure.messaging.ProofPdf;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The command line that verifies attestations of consultation without network or database.
///
/// Ends with 0 if all hold, 1 if one does not, 2 if one cannot be read or the command itself is not
/// understood.
public final class Verify {
  private static final int REFUSED = 1;
  private static final int UNREADABLE = 2;

  private final PrintStream out;
  private final PrintStream err;

  Verify(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Verifies the files named and ends the process.
  public static void main(String[] args) {
    try (var out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err =
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8)) {
      int code = new Verify(out, err).run(List.of(args));
      out.flush();
      err.flush();
      System.exit(code);
    }
  }

  int run(List<String> args) {
    var files = new ArrayList<String>();
    String key = "";
    for (String arg : args) {
      if (arg.startsWith("--key=")) {
        key = arg.substring("--key=".length()).toLowerCase(Locale.ROOT);
      } else if (arg.startsWith("--")) {
        err.println("verify does not know " + arg + ".");
        return UNREADABLE;
      } else {
        files.add(arg);
      }
    }
    if (files.isEmpty()) {
      err.println("verify needs a file: an attestation in PDF, or its proof.txt.");
      return UNREADABLE;
    }
    int worst = 0;
    for (String file : files) {
      worst = Math.max(worst, verify(file, key));
    }
    return worst;
  }

  private int verify(String name, String key) {
    Optional<byte[]> bytes = read(name);
    if (bytes.isEmpty()) {
      err.println(name + ": cannot be read.");
      return UNREADABLE;
    }
    boolean pdf =
        new String(bytes.get(), 0, Math.min(5, bytes.get().length), StandardCharsets.ISO_8859_1)
            .equals("%PDF-");
    Optional<ProofPdf.Content> content = pdf ? ProofPdf.read(bytes.get()) : Optional.empty();
    if (pdf && content.isEmpty()) {
      err.println(name + ": a PDF without proof.txt in it.");
      return UNREADABLE;
    }
    Verified verified =
        Proof.verify(
            content
                .map(ProofPdf.Content::proof)
                .orElseGet(() -> new String(bytes.get(), StandardCharsets.UTF_8)));
    var faults = new ArrayList<>(verified.faults());
    if (!key.isEmpty() && !key.equals(verified.key())) {
      faults.add("KEY");
    }
    if (content.isPresent() && !shows(content.get(), verified)) {
      faults.add("PAGE");
    }
    print(name, verified, faults, key.isEmpty());
    return faults.isEmpty() ? 0 : REFUSED;
  }

  /// What people read on the page is what was signed.
  private static boolean shows(ProofPdf.Content content, Verified verified) {
    Map<String, String> facts = verified.facts();
    return content.shows(facts.getOrDefault("name", "?"))
        && content.shows(facts.getOrDefault("position", "?"))
        && content.shows(facts.getOrDefault("opened-at", facts.getOrDefault("attested-at", "?")))
        && content.shows(verified.key());
  }

  private void print(String name, Verified verified, List<String> faults, boolean anyKey) {
    out.println(name + ": " + (faults.isEmpty() ? "HOLDS" : "REFUSED " + String.join(" ", faults)));
    new TreeMap<>(verified.facts())
        .forEach((fact, value) -> out.println("  " + fact + ": " + value));
    if (!verified.key().isEmpty()) {
      out.println("  key: " + verified.key());
    }
    if (anyKey && faults.isEmpty()) {
      out.println(
          "  Compare the key with the one that the site publishes under /attestations/cle,");
      out.println("  or give it: --key=FINGERPRINT.");
    }
  }

  private static Optional<byte[]> read(String name) {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(ProofPdf.LARGEST + 1);
      return Optional.of(bytes).filter(b -> b.length <= ProofPdf.LARGEST);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
