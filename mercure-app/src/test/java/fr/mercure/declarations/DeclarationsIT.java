// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.declarations.Lodgements.NOW;
import static fr.mercure.declarations.Lodgements.accepted;
import static fr.mercure.declarations.Lodgements.content;
import static fr.mercure.declarations.Lodgements.filing;
import static fr.mercure.declarations.Lodgements.received;
import static fr.mercure.declarations.Lodgements.refused;
import static fr.mercure.declarations.Lodgements.standing;
import static fr.mercure.declarations.Lodgements.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.declarations.Filing.Standing;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeclarationsIT {
  private static final Actor CLAIRE = declarant(1);
  private static final Actor PAUL = declarant(2);
  private static final Actor INES =
      new Actor(
          "person:3",
          "Inès Arnaud",
          Optional.empty(),
          Optional.of("FR000690"),
          Set.of(Right.DECLARATIONS_READ));

  private HikariDataSource pool;
  private Register register;
  private Declarations declarations;

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 6);
    register = new Register(pool, new RegisterSettings(1, 1_000), new OutboxSignal());
    declarations = new Declarations(JdbcClient.create(pool));
  }

  @AfterEach
  void close() {
    register.close();
    pool.close();
  }

  @Test
  void findsADeclarationByEachOfItsNames() {
    lodge("A-1", "26FR000000000001R0");
    DeclarationView found = declarations.find(CLAIRE, "A-1").orElseThrow();

    assertThat(declarations.find(CLAIRE, "26FR000000000001R0")).contains(found);
    assertThat(declarations.find(CLAIRE, "@" + found.key())).contains(found);
    assertThat(found.reference()).isEqualTo("26FR000000000001R0");
    assertThat(found.filing().goods()).isEqualTo("cotton T-shirt");
    assertThat(found.lodged()).isEqualTo(NOW);
  }

  @Test
  void showsACompanyItsOwnDeclarationsAndAnOfficerAll() {
    lodge("A-1", "26FR000000000001R0");

    assertThat(declarations.find(PAUL, "26FR000000000001R0")).isEmpty();
    assertThat(declarations.timeline(PAUL, "A-1")).isEmpty();
    assertThat(declarations.search(PAUL, DeclarationFilter.ALL, "", 10).rows()).isEmpty();
    assertThat(declarations.find(INES, "26FR000000000001R0")).isPresent();
    assertThat(declarations.search(INES, DeclarationFilter.ALL, "", 10).rows()).hasSize(1);
    assertThat(declarations.counts(CLAIRE)).containsEntry("ACCEPTED", 1L);
    assertThat(declarations.counts(PAUL)).isEmpty();
  }

  @Test
  void meansByAnLrnTheDeclarationThatOwnsIt() {
    register.lodge(refused(received("company:1", "<b/>"), "FR1", "A-1", none()));
    assertThat(declarations.find(CLAIRE, "A-1").orElseThrow().filing().standing().state())
        .isEqualTo("REFUSED");

    lodge("A-1", "26FR000000000001R0");
    assertThat(declarations.find(CLAIRE, "A-1").orElseThrow().ownsLrn()).isTrue();
  }

  @Test
  void pagesThroughAllStatesNewestFirst() {
    for (int i = 0; i < 25; i++) {
      if (i % 3 == 0) {
        register.lodge(refused(received("company:1", "<b>" + i), "FR1", "B-" + i, none()));
      } else {
        lodge("A-" + i, "26FR%012dR0".formatted(i));
      }
    }
    List<Long> keys = new ArrayList<>();
    String cursor = "";
    do {
      Slice<DeclarationView> slice = declarations.search(CLAIRE, DeclarationFilter.ALL, cursor, 10);
      slice.rows().forEach(view -> keys.add(view.key()));
      cursor = slice.next().orElse("");
    } while (!cursor.isEmpty());

    assertThat(keys)
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void filtersByStateAndByHowAReferenceBegins() {
    lodge("A_1", "26FR000000000001R0");
    lodge("AB1", "26FR000000000002R0");
    register.lodge(refused(received("company:1", "<b/>"), "FR1", "B-1", none()));

    assertThat(lrns(DeclarationFilter.in("REFUSED"))).containsExactly("B-1");
    assertThat(lrns(withLrn("A_"))).containsExactly("A_1");
    assertThat(lrns(DeclarationFilter.ALL.at("FR000690"))).hasSize(3);
    assertThat(lrns(DeclarationFilter.ALL.at("FR000001"))).isEmpty();
    assertThat(
            declarations
                .search(INES, DeclarationFilter.in("UNDER_CONTROL").at("FR000690"), "", 5)
                .rows())
        .isEmpty();
  }

  @Test
  void showsAnOfficeThoseThatHaveWaitedLongestFirst() {
    for (int i = 0; i < 4; i++) {
      String lrn = "W-" + i;
      String mrn = "26FR%012dR0".formatted(i);
      Received received = received("company:1", "<a>" + i);
      Standing standing = standing("UNDER_CONTROL", mrn);
      register.lodge(
          new Lodgement(
              received,
              filing("FR1", lrn, standing),
              true,
              content(received),
              List.of(step("", "LODGED"), step("LODGED", "UNDER_CONTROL")),
              "{}",
              first -> refused(received, "FR1", lrn, first)));
    }
    lodge("A-1", "26FR000000000009R0");

    List<String> states = List.of("UNDER_CONTROL", "CONFORM");
    assertThat(declarations.waiting("FR000690", states, 3))
        .extracting(view -> view.filing().lrn())
        .containsExactly("W-0", "W-1", "W-2");
    assertThat(declarations.waiting("FR000001", states, 3)).isEmpty();
  }

  @Test
  void asksForStatesThatDoNotExistInVain() {
    lodge("A-1", "26FR000000000001R0");

    assertThat(lrns(DeclarationFilter.in("') or true --"))).isEmpty();
  }

  @Test
  void givesBackTheMessageAndItsAnswer() {
    lodge("A-1", "26FR000000000001R0");

    Document document = declarations.documents(CLAIRE, "A-1").getFirst();
    assertThat(document.answer()).contains("26FR000000000001R0");
    assertThat(declarations.message(CLAIRE, "A-1", document.message()).orElseThrow().bytes())
        .asString()
        .isEqualTo("<a>A-1");
    assertThat(declarations.message(PAUL, "A-1", document.message())).isEmpty();
    assertThat(declarations.versions(CLAIRE, "A-1")).hasSize(1);
  }

  private List<String> lrns(DeclarationFilter filter) {
    return declarations.search(CLAIRE, filter, "", 10).rows().stream()
        .map(view -> view.filing().lrn())
        .toList();
  }

  private static DeclarationFilter withLrn(String prefix) {
    return new DeclarationFilter(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(prefix),
        Optional.empty(),
        Optional.empty());
  }

  private void lodge(String lrn, String mrn) {
    register.lodge(accepted("FR1", lrn, "<a>" + lrn, mrn));
  }

  private static First none() {
    return new First(0, Optional.empty(), NOW);
  }

  private static Actor declarant(long company) {
    return new Actor(
        "person:" + company,
        "Claire Morel",
        Optional.of(
            new Company(company, "Transmer", new Siret("73282932000074"), new Eori("FR732829320"))),
        Optional.empty(),
        Set.of(Right.DECLARATIONS_READ));
  }
}
