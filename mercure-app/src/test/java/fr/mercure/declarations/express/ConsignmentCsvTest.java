// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ConsignmentCsv.Consignment;
import fr.mercure.kernel.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsignmentCsvTest {
  private static final String DESCRIPTION = "/Commodity/Description";

  @Test
  void makesOneConsignmentOfTheLinesThatShareAnLrn() throws IOException {
    List<Consignment> read =
        read(
            """
            lrn;office;item.description;item.value
            A;FR00677A;Casque;38,50
            A;;Câble;5
            B;FR00619C;"Lampe ; ""LED""\";12
            """);

    assertThat(read).extracting(Consignment::line).containsExactly(2, 4);
    assertThat(read.getFirst().content().items()).isEqualTo(2);
    assertThat(read.getFirst().content().at(DraftContent.item(2) + DESCRIPTION)).isEqualTo("Câble");
    assertThat(read.getFirst().content().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00677A");
    assertThat(read.getLast().content().at(DraftContent.item(1) + DESCRIPTION))
        .isEqualTo("Lampe ; \"LED\"");
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws IOException {
    assertThat(read("\ufefflrn,office\r\nA,FR00677A\r\n\r\nB,FR00677A\r\n")).hasSize(2);
    assertThat(read("lrn\toffice\nA\tFR00677A")).hasSize(1);
  }

  @Test
  void saysWhyItDoesNotReadAFile() throws IOException {
    assertThat(fault("")).contains("vide");
    assertThat(fault("office\nFR00677A")).contains("lrn");
    assertThat(fault("lrn;prix\nA;1")).contains("prix");
    assertThat(fault("lrn\n" + "x".repeat(30_000))).contains("20000");
  }

  private static List<Consignment> read(String text) throws IOException {
    var read = new ArrayList<Consignment>();
    try (var csv = open(text)) {
      for (Optional<Consignment> next = csv.next(); next.isPresent(); next = csv.next()) {
        read.add(next.get());
      }
      assertThat(csv.fault()).isEqualTo(Wording.NONE);
    }
    return read;
  }

  private static String fault(String text) throws IOException {
    try (var csv = open(text)) {
      Optional<Consignment> next = csv.next();
      assertThat(next).isEmpty();
      return csv.fault().fr();
    }
  }

  private static ConsignmentCsv open(String text) throws IOException {
    return new ConsignmentCsv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
