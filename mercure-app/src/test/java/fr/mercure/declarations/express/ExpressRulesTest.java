// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import fr.mercure.CommittedDoc;
import fr.mercure.declarations.express.ExpressSamples.Sample;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Wording;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.Reading;
import fr.mercure.tariff.ReferenceData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// ASVS V2.1.1, V2.1.2, V2.2.1, V2.2.3.
class ExpressRulesTest {
  private static final int MOST_WORDS = 25;

  static Stream<RuleCard> rules() {
    return ExpressRules.all().stream().map(ExpressRule::card);
  }

  static Stream<Sample> accepted() {
    return samples(" accepted");
  }

  static Stream<Sample> refused() {
    return samples(" refused");
  }

  private static Stream<Sample> samples(String outcome) {
    return ExpressSamples.all().stream().filter(sample -> sample.name().contains(outcome));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsTheSampleThatKeepsTheRule(Sample sample) {
    assertThat(findings(sample)).as(sample.name()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void reportsThisRuleAloneForTheSampleThatBreaksIt(Sample sample) {
    assertThat(findings(sample))
        .as(sample.name())
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.code())
              .as(finding.toString())
              .isEqualTo(sample.name().substring(0, 7));
          assertThat(finding.line()).isPositive();
          isWellSaid(finding.text());
          isWellSaid(finding.remedy());
        });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasASampleOfEachKindForEachRule(RuleCard rule) {
    assertThat(ExpressSamples.has(rule.code() + " accepted")).isTrue();
    assertThat(ExpressSamples.has(rule.code() + " refused")).isTrue();
  }

  @Test
  void hasNoSampleOfARuleThatIsGone() {
    List<String> codes = rules().map(RuleCard::code).toList();
    assertThat(ExpressSamples.all())
        .extracting(Sample::name)
        .filteredOn(name -> name.startsWith("H7-"))
        .allSatisfy(name -> assertThat(codes).contains(name.substring(0, 7)));
  }

  @Test
  void givesEachRuleItsOwnCodeAndASource() {
    assertThat(rules().map(RuleCard::code)).doesNotHaveDuplicates();
    assertThat(rules())
        .allSatisfy(rule -> {
          assertThat(rule.code()).matches("H7-[0-9]{4}");
          assertThat(rule.source()).isNotBlank();
          assertThat(rule.element()).matches("|[0-9]{2} [0-9]{2} [0-9]{3} [0-9]{3}");
        });
  }

  @Test
  void namesTheNearestOffice() {
    Finding finding = findings(ExpressSamples.of("H7-0050 refused")).getFirst();
    assertThat(finding.text().fr())
        .isEqualTo("Bureau de douane (17 09 001 000) : FR002301 n'existe pas.");
    assertThat(finding.remedy().fr()).isEqualTo("Le plus proche : FR002300 Le Havre Port bureau.");
    assertThat(finding.line()).isEqualTo(9);
  }

  @Test
  void saysTheValueAndTheLimit() {
    Finding finding = findings(ExpressSamples.of("H7-0170 refused")).getFirst();
    assertThat(finding.text().fr())
        .isEqualTo(
            "Valeur intrinsèque totale (14 14 000 000) : 150,01 EUR, C07 admet 150 EUR au plus.");
    assertThat(finding.value()).isEqualTo("150.01");
  }

  @Test
  void stopsAtTheBoundOfFindings() {
    RuleReport report = new RuleReport();
    for (int i = 0; i < 2 * RuleReport.MOST_FINDINGS; i++) {
      report.add(ExpressPlaces.LRN, "x");
    }
    assertThat(report.findings()).hasSize(RuleReport.MOST_FINDINGS);
  }

  @Test
  void judgesOnAnyDayWithoutBreaking() {
    ExpressDeclaration h7 = ExpressSamples.declaration("h7");
    for (int year = 1970; year < 2060; year++) {
      LocalDate day = LocalDate.of(year, 11, 24);
      RuleContext context = RuleContext.on(day, ReferenceData.standard());
      assertThat(ExpressRules.check(h7, context)).as(day.toString()).isNotNull();
    }
  }

  @Test
  void answersAMessageFullOfFaultsInBoundedTime() {
    String xml = ExpressSamples.xml("h7").replace("610910", "61O91O");
    int from = xml.indexOf("    <GovernmentAgencyGoodsItem>");
    String items = xml.substring(from, xml.indexOf("    <Importer>"));
    String most = xml.substring(0, from) + items.repeat(498) + xml.substring(from);
    ExpressDeclaration h7 = ExpressSamples.read(most);
    RuleContext context = RuleContext.on(ExpressSamples.DAY, ReferenceData.standard());
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThat(ExpressRules.check(h7, context)).hasSize(RuleReport.MOST_FINDINGS));
  }

  @Test
  void listsTheRulesAsTheCommittedPageDoes() {
    CommittedDoc.assertSame("docs/rules/express.md", page());
  }

  private static List<Finding> findings(Sample sample) {
    byte[] document = sample.xml().getBytes(StandardCharsets.UTF_8);
    Reading reading = Catalogue.standard().read(document);
    assertThat(reading.findings()).as("structure of " + sample.name()).isEmpty();
    ExpressContent content = ExpressCheck.content(reading).orElseThrow();
    return ExpressCheck.check(content, sample.context(), reading.tape());
  }

  /// At most 25 words without the element number, no hole left open, no blame.
  private static void isWellSaid(Wording words) {
    for (String sentence : List.of(words.fr(), words.en())) {
      assertThat(sentence).isNotBlank().doesNotContain("{", "}").endsWith(".");
      String bare = sentence.replaceAll("\\(?[0-9]{2} [0-9]{2} [0-9]{3} [0-9]{3}[,)]?", "");
      assertThat(bare.strip().split("[\\s:«»“”]+")).as(sentence).hasSizeLessThan(MOST_WORDS + 1);
      assertThat(sentence).doesNotContainIgnoringCase("invalid ", "erreur", "error", "oups");
    }
  }

  private static String page() {
    String rows =
        rules()
            .map(rule ->
                "| %s | %s | %s | %s | %s<br>%s | %s<br>%s |"
                    .formatted(
                        rule.code(),
                        rule.element(),
                        rule.source(),
                        rule.severity().name().toLowerCase(java.util.Locale.ROOT),
                        rule.text().fr(),
                        rule.remedy().fr(),
                        rule.text().en(),
                        rule.remedy().en()))
            .collect(Collectors.joining("\n"));
    return """
    <!-- SPDX-License-Identifier: Apache-2.0 -->
    # Rules of the H7

    Written by `ExpressRulesTest` from the rules themselves; do not edit. `{0}` is the value
    received, `{1}` and further are the limit, the sum or the rank of the item. Structure is
    checked before: a message whose structure does not hold is not judged by these rules.

    | Code | Element | Source | Severity | French | English |
    |---|---|---|---|---|---|
    %s
    """
        .formatted(rows);
  }
}
