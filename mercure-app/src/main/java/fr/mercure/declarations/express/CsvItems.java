// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ConsignmentCsv.Consignment;
import fr.mercure.identity.Company;
import fr.mercure.kernel.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The consignments of a CSV file as the messages that they stand for.
final class CsvItems implements BatchItems {
  private final ConsignmentCsv csv;
  private final Company submitter;
  private int line = 1;

  CsvItems(InputStream file, Company submitter) throws IOException {
    this.csv = new ConsignmentCsv(file);
    this.submitter = submitter;
  }

  @Override
  public Optional<Item> next() throws IOException {
    Optional<Consignment> consignment = csv.next();
    if (consignment.isEmpty() && !csv.fault().equals(Wording.NONE)) {
      throw new Unreadable(line, csv.fault());
    }
    consignment.ifPresent(read -> line = read.line());
    return consignment.map(
        read -> new Item(read.line(), DraftDesk.message(read.content(), submitter, "")));
  }
}
