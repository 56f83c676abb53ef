// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.SieveFault.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A script that can be run.
public record SieveScript(List<Step> steps) {
  /// How many bytes a script may have.
  public static final int LARGEST = 64 * 1024;

  /// What is spoken beside the core, as `require` and CAPABILITY name it.
  public static final List<String> EXTENSIONS =
      List.of("fileinto", "copy", "envelope", "body", "imap4flags", "vacation");

  public SieveScript {
    steps = List.copyOf(steps);
  }

  /// What reading gave.
  public sealed interface Read {
    /// The script is good.
    record Good(SieveScript script) implements Read {}

    /// It is not.
    record Bad(SieveFault fault) implements Read {}
  }

  /// Reads a script; whatever the bytes are, there is an answer.
  public static Read read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return new Read.Bad(new SieveFault(1, 1, Code.TOO_LONG, bytes.length + " > " + LARGEST));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Read.Good(new ScriptReader().read(new Parser(text).script()));
    } catch (CharacterCodingException e) {
      return new Read.Bad(new SieveFault(1, 1, Code.NOT_UTF8, ""));
    } catch (SieveFault.Found e) {
      return new Read.Bad(e.fault());
    }
  }

  /// As {@link #read(byte[])}.
  public static Read read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }
}
