// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Severity;
import fr.mercure.kernel.Wording;
import fr.mercure.messages.Limits;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Why a file cannot be read at all.
enum FileFault {
  MISSING(
      "FILE-0010",
      "Le fichier {0} n'existe pas.",
      "File {0} does not exist.",
      "Vérifiez le chemin.",
      "Check the path."),
  DIRECTORY(
      "FILE-0020",
      "{0} est un dossier, un fichier est attendu.",
      "{0} is a folder, a file is expected.",
      "Nommez les fichiers, par exemple {0}/*.xml.",
      "Name the files, such as {0}/*.xml."),
  FORBIDDEN(
      "FILE-0030",
      "La lecture de {0} n'est pas permise.",
      "Reading {0} is not permitted.",
      "Demandez le droit de lecture.",
      "Ask for the right to read it."),
  BROKEN(
      "FILE-0040",
      "La lecture de {0} a échoué.",
      "Reading {0} failed.",
      "Vérifiez le disque ou le réseau, puis recommencez.",
      "Check the disk or the network, then try again."),
  EMPTY(
      "FILE-0050",
      "{0} est vide.",
      "{0} is empty.",
      "Enregistrez le message dans le fichier, puis recommencez.",
      "Save the message in the file, then try again."),
  TOO_LARGE(
      "FILE-0060",
      "{0} dépasse {1} Mo.",
      "{0} exceeds {1} MB.",
      "Déposez les déclarations en plusieurs fichiers.",
      "Split the declarations into several files.");

  private static final int MEGABYTE = 1 << 20;

  private final String code;
  private final Wording text;
  private final Wording remedy;

  FileFault(String code, String fr, String en, String remedyFr, String remedyEn) {
    this.code = code;
    this.text = new Wording(fr, en);
    this.remedy = new Wording(remedyFr, remedyEn);
  }

  /// The fault of a file that could not be opened or read to its end.
  static FileFault of(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.exists(path)) {
        return MISSING;
      }
      if (Files.isDirectory(path)) {
        return DIRECTORY;
      }
      return Files.isReadable(path) ? BROKEN : FORBIDDEN;
    } catch (InvalidPathException e) {
      return MISSING;
    }
  }

  Finding finding(String file) {
    String limit = Integer.toString(Limits.STANDARD.bytes() / MEGABYTE);
    return new Finding(
        code,
        Severity.ERROR,
        Pointer.ROOT,
        0,
        "",
        file,
        text.with(file, limit),
        remedy.with(file, limit));
  }
}
