// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.JsonForm;
import fr.mercure.messages.Limits;
import fr.mercure.messages.MessageType;
import fr.mercure.messages.Node;
import fr.mercure.messages.Reading;
import fr.mercure.messages.Tape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A message of this procedure as far as it could be read, whether it came as XML or as JSON.
///
/// @param tape what it says; complete if `content` is there
/// @param content what it says, in the words of the procedure; nothing if its structure does not
///   hold, or if it is the message of another procedure
/// @param findings on its structure
record ExpressMessage(Tape tape, Optional<ExpressContent> content, List<Finding> findings) {
  /// A thousand times a usual H7, ten times the largest.
  static final Limits LIMITS = new Limits(4 << 20, 32, 200_000, 32, 100);

  private static final MessageType H7 = type("H7");
  private static final JsonForm H7_JSON = new JsonForm(H7);
  private static final JsonForm I2_JSON = new JsonForm(type("I2"));
  private static final JsonForm INV_JSON = new JsonForm(type("INV"));

  /// Which message is expected, where JSON does not say it itself.
  enum Kind {
    H7(H7_JSON),
    I2(I2_JSON),
    INV(INV_JSON);

    private final JsonForm form;

    Kind(JsonForm form) {
      this.form = form;
    }

    /// The message in JSON.
    JsonForm json() {
      return form;
    }
  }

  private static MessageType type(String name) {
    return Catalogue.standard().find(name).orElseThrow();
  }

  /// Reads bytes whose first character tells XML from JSON. Never throws for what they say.
  static ExpressMessage read(byte[] bytes, Kind expected) {
    if (!isJson(bytes)) {
      return of(Catalogue.standard().read(bytes, LIMITS));
    }
    JsonForm.Turned turned = expected.form.toXml(bytes, LIMITS);
    return turned.accepted()
        ? of(Catalogue.standard().read(turned.xml(), LIMITS))
        : new ExpressMessage(
            Catalogue.standard().read(new byte[0]).tape(), Optional.empty(), turned.findings());
  }

  private static ExpressMessage of(Reading reading) {
    return new ExpressMessage(reading.tape(), ExpressCheck.content(reading), reading.findings());
  }

  /// Whether the bytes begin like a JSON object.
  static boolean isJson(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '{';
      }
    }
    return false;
  }

  /// A value of a message that may be broken; empty if it is not there, too long or not printable.
  String glimpse(String path, int longest) {
    return tape.text(path)
        .map(String::strip)
        .filter(text -> text.length() <= longest && text.chars().allMatch(c -> c >= ' '))
        .orElse("");
  }

  /// SHA-256 of all that it says, 64 hexadecimal digits: the same for XML and JSON, with or without
  /// envelope, blanks and comments. If its structure does not hold: of the bytes.
  String fingerprint(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (content.isPresent()) {
        tape.root().ifPresent(root -> digest(digest, root));
      } else {
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void digest(MessageDigest digest, Node node) {
    digest.update((node.name() + '\u0002').getBytes(StandardCharsets.UTF_8));
    node.attributes().forEach(attribute -> digest(digest, attribute));
    List<Node> children = node.children();
    if (children.isEmpty()) {
      digest.update(node.text().getBytes(StandardCharsets.UTF_8));
    }
    children.forEach(child -> digest(digest, child));
    digest.update((byte) 3);
  }
}
