// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What an H7 message says, as its sender wrote it: an original (function code 9) or an amendment
/// of one (4). Nothing is corrected, completed or judged here; {@link ExpressRules} judges.
///
/// Built from a message whose structure holds. Texts are without outer blanks; a list that the
/// message leaves out is empty. Immutable; an amendment is another declaration of the same LRN.
///
/// @param functionCode 9 original, 4 amendment
/// @param category procedure category, `H7`
/// @param lrn local reference number (12 09 001 000)
/// @param mrn reference of the declaration to amend (12 01 001 000); absent from an original
/// @param typeCode `IMA` goods present, `IMD` pre-lodged, `COR` amendment (11 02 001 000)
/// @param itemCount number of items announced
/// @param office customs office of lodging (17 09 001 000)
/// @param totalGrossMass kilograms announced for the whole (18 03 001 000)
/// @param submitter who sends the message
/// @param amendments reasons of an amendment
/// @param agent representative (13 06)
/// @param declarant person in whose name it is lodged (13 05)
/// @param exporter seller of all items (13 01); an item may name its consignor instead
/// @param documents supporting documents of the whole consignment (12 03)
/// @param information additional information of the whole consignment (12 02)
/// @param location where the goods are (16 15)
/// @param freight transport and insurance to destination for all items (14 15)
/// @param fiscalReferences fiscal references that hold for all items (13 16)
/// @param items at least one (group SI)
/// @param importer who receives the goods (13 04)
/// @param previousDocuments what brought the goods here (12 01)
/// @param ucr reference that follows the goods (12 08 001 000)
record ExpressDeclaration(
    String functionCode,
    String category,
    String lrn,
    Optional<String> mrn,
    String typeCode,
    int itemCount,
    String office,
    BigDecimal totalGrossMass,
    Submitter submitter,
    List<Amendment> amendments,
    Optional<Agent> agent,
    Declarant declarant,
    Optional<Exporter> exporter,
    List<Document> documents,
    List<Information> information,
    Optional<GoodsLocation> location,
    Optional<Amount> freight,
    List<FiscalReference> fiscalReferences,
    List<Item> items,
    Importer importer,
    List<PreviousDocument> previousDocuments,
    Optional<String> ucr)
    implements ExpressContent {

  ExpressDeclaration {
    amendments = List.copyOf(amendments);
    documents = List.copyOf(documents);
    information = List.copyOf(information);
    fiscalReferences = List.copyOf(fiscalReferences);
    items = List.copyOf(items);
    previousDocuments = List.copyOf(previousDocuments);
  }

  /// Whether this amends a declaration lodged before.
  boolean isAmendment() {
    return functionCode.equals("4");
  }

  /// Whether the goods are announced before they arrive (UCC art. 171).
  boolean isPrelodged() {
    return typeCode.equals("IMD");
  }

  /// Who sends the message; the interface calls it by the key of the sender's certificate.
  record Submitter(String name, String id) {}

  /// One reason of an amendment or of an invalidation.
  ///
  /// @param reasonCode why, of the code list of change reasons
  record Amendment(int sequence, String reasonCode, String reasonText) {}

  /// A representative.
  ///
  /// @param statusCode 2 direct, 3 indirect (13 06 030 000)
  record Agent(String id, String statusCode) {
    /// Whether the agent declares in its own name and answers for the debt.
    boolean isIndirect() {
      return statusCode.equals("3");
    }
  }

  /// The declarant: name and address are given when the id is that of private persons.
  record Declarant(Optional<String> name, String id, Optional<Address> address) {}

  /// The seller or sender of all items.
  record Exporter(String name, Address address) {}

  /// A postal address with all its parts.
  ///
  /// @param country ISO 3166 alpha-2
  record Address(String city, String country, String line, String postcode) {}

  /// An address of which the kind of identification is told.
  ///
  /// @param qualifier `U` UN/LOCODE, `V` customs office, `Z` free text
  /// @param country ISO 3166 alpha-2
  record QualifiedAddress(
      String qualifier,
      Optional<String> city,
      String country,
      Optional<String> line,
      Optional<String> postcode) {}

  /// Where the goods can be seen.
  ///
  /// @param name UN/LOCODE, first part of the office number, or name of the place, as the qualifier
  ///   of the address tells
  /// @param id rest of the UN/LOCODE or of the office number
  /// @param typeCode `A` designated, `C` approved, `D` other place
  record GoodsLocation(
      Optional<String> name, Optional<String> id, String typeCode, QualifiedAddress address) {}

  /// An amount as the message carries it.
  ///
  /// @param currency three letters in whatever case; empty if the message gives none
  record Amount(BigDecimal value, String currency) {
    /// The amount in a currency that Mercure can compute with, or nothing if the code is not three
    /// capitals.
    Optional<Money> money() {
      return Money.isCurrency(currency)
          ? Optional.of(new Money(value, currency))
          : Optional.empty();
    }
  }

  /// A number under which somebody is known for VAT.
  ///
  /// @param role `FR5` seller under the import one-stop shop, `FR7` taxable person who accounts for
  ///   the VAT himself
  record FiscalReference(int sequence, Optional<String> id, Optional<String> role) {}

  /// A supporting document.
  ///
  /// @param category first letter of its code
  /// @param type rest of its code
  record Document(int sequence, String category, String id, String type) {
    /// The four-character code, such as `N380`.
    String code() {
      return category + type;
    }
  }

  /// A statement in words.
  record Information(int sequence, String code, Optional<String> description, String typeCode) {}

  /// A document of the procedure before: temporary storage, transport, transit.
  ///
  /// @param category `X` summary, `Y` initial, `Z` preceding declaration
  /// @param type code of the document
  /// @param line item of that document
  record PreviousDocument(int sequence, String category, String id, String type, int line) {}

  /// The procedure asked for, or what modifies it.
  ///
  /// @param current procedure `40`, or an additional code such as `C07` or `F48`
  /// @param previous procedure before, given with the procedure only
  record Procedure(int sequence, String current, Optional<String> previous) {}

  /// A line of packages.
  ///
  /// @param quantity how many; empty if they cannot be counted
  record Packages(int sequence, Optional<BigDecimal> quantity) {}

  /// A quantity in the unit of the tariff.
  ///
  /// @param unit code of UN/ECE recommendation 20; empty if the message gives none
  record Quantity(BigDecimal value, String unit) {}

  /// One line of goods.
  ///
  /// @param value intrinsic value, without transport and insurance (14 14)
  /// @param sequence rank announced (11 03 001 000)
  /// @param description in words (18 05 001 000)
  /// @param commodity harmonised system, six digits (18 09 056 000)
  /// @param grossMass kilograms (18 04 001 000)
  /// @param tariffQuantity supplementary units (18 02 001 000)
  /// @param consignor address of the sender of this item
  /// @param freight transport and insurance for this item (14 15)
  /// @param procedures procedure (11 09) and additional codes (11 10)
  record Item(
      Amount value,
      int sequence,
      List<Document> documents,
      List<Information> information,
      String description,
      String commodity,
      BigDecimal grossMass,
      Optional<Quantity> tariffQuantity,
      Optional<Address> consignor,
      Optional<Amount> freight,
      List<FiscalReference> fiscalReferences,
      List<Procedure> procedures,
      List<Packages> packages,
      List<PreviousDocument> previousDocuments,
      Optional<String> ucr) {

    Item {
      documents = List.copyOf(documents);
      information = List.copyOf(information);
      fiscalReferences = List.copyOf(fiscalReferences);
      procedures = List.copyOf(procedures);
      packages = List.copyOf(packages);
      previousDocuments = List.copyOf(previousDocuments);
    }

    /// Whether one of the procedure codes is this one.
    boolean has(String code) {
      for (Procedure procedure : procedures) {
        if (procedure.current().equals(code)) {
          return true;
        }
      }
      return false;
    }

    /// Chapter of the harmonised system: the first two characters of the commodity code.
    String chapter() {
      return commodity.length() < 2 ? commodity : commodity.substring(0, 2);
    }
  }

  /// Who receives the goods: name and full address are given when the id is that of private
  /// persons.
  record Importer(Optional<String> name, String id, QualifiedAddress address) {}
}
