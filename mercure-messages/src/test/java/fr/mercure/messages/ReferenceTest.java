// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The byte scanner finds what the reference driver finds. Needs no published schema, so it holds
/// wherever the project is built.
class ReferenceTest {
  private static final int MUTATIONS = Integer.getInteger("mercure.mutations", 3_000);

  /// Where XML itself is broken, parsers notice at different moments.
  private static final Set<String> FORM =
      Set.of(
          StructureRules.NOT_WELL_FORMED.code(),
          StructureRules.ENCODING.code(),
          StructureRules.EMPTY_DOCUMENT.code());

  @Test
  void bothDriversFindTheSame() {
    for (MessageType type : Catalogue.standard().messages()) {
      List<String> differences = new ArrayList<>();
      SampleGenerator generator = new SampleGenerator(type, 11);
      List<byte[]> samples = List.of(generator.full(), generator.random(), generator.minimal());
      for (int seed = 0; seed < MUTATIONS / 3 && differences.size() < 5; seed++) {
        byte[] mutant = Mutant.of(samples.get(seed % 3), 1_000_000L + seed);
        String difference = difference(type, mutant);
        if (!difference.isEmpty()) {
          differences.add("seed " + seed + ": " + difference);
        }
      }
      assertThat(differences).as(type.name()).isEmpty();
    }
  }

  private static String difference(MessageType type, byte[] mutant) {
    List<Finding> ours = Catalogue.standard().readAs(type, mutant, Limits.STANDARD).findings();
    List<Finding> reference = ReferenceReader.read(type, mutant).toList();
    if (ours.isEmpty() || reference.isEmpty()) {
      return ours.isEmpty() == reference.isEmpty() ? "" : ours + " but " + reference + show(mutant);
    }
    Finding one = ours.getFirst();
    Finding other = reference.getFirst();
    boolean form =
        Stream.concat(ours.stream(), reference.stream()).anyMatch(f -> FORM.contains(f.code()));
    boolean same =
        one.code().equals(other.code())
            && one.pointer().equals(other.pointer())
            && one.value().equals(other.value())
            && ours.size() == reference.size();
    return form || same ? "" : ours + " but " + reference + show(mutant);
  }

  private static String show(byte[] mutant) {
    return " in " + new String(mutant, StandardCharsets.UTF_8);
  }
}
