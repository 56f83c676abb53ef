// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers that a broken or hostile register could send: read within bounds, fetched from nowhere,
/// and never taken against a number that they do not name.
class HostileAnswersTest {
  private static final String SIRET = "13002526500013";
  private static final String ENTITY = "<result><eori>&x;</eori><status>1</status></result>";
  private static final int MUTANTS = 10_000;

  static List<String> attacks() {
    String good = RegisterServer.soap("<result><eori>FR1</eori><status>1</status></result>");
    return List.of(
        dtd("<!ENTITY x SYSTEM 'file:///etc/passwd'>"),
        dtd("<!ENTITY x SYSTEM 'http://localhost:1/'>"),
        dtd("<!ENTITY x 'FR1'>"),
        dtd(laughs()),
        dtd("<!ENTITY x '" + "y".repeat(50_000) + "'>").replace("&x;", "&x;".repeat(3_000)),
        dtd("<!ENTITY % p SYSTEM 'http://localhost:1/'> %p;"),
        good.replace("<S:Env", "<!DOCTYPE S:Envelope SYSTEM 'http://localhost:1/'><S:Env"),
        RegisterServer.soap("<a>".repeat(30_000) + "</a>".repeat(30_000)),
        RegisterServer.soap("<result" + attributes() + "/>"),
        RegisterServer.soap("<result><eori>" + "F".repeat(200_000) + "</eori></result>"),
        good.replace("</S:Envelope>", ""),
        good.replace("http://eori.ws.eos.dds.s/", "http://elsewhere.example/"),
        good.replace("UTF-8", "UTF-99"),
        "",
        "\u0000\u0000",
        "<?xml version='1.0' encoding='EBCDIC-X'?><a/>");
  }

  private static String dtd(String declarations) {
    return RegisterServer.soap(ENTITY)
        .replace("<S:Envelope", "<!DOCTYPE S:Envelope [" + declarations + "]><S:Envelope");
  }

  private static String laughs() {
    var text = new StringBuilder("<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      text.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    return text.append("<!ENTITY x '&a29;'>").toString();
  }

  private static String attributes() {
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(" a").append(i).append("='1'");
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void readsNoNumberOutOfAnAttackAndNotForLong(String attack) {
    long begin = System.nanoTime();
    Map<String, Word> read = Eos.read(attack.getBytes(StandardCharsets.UTF_8)).orElseGet(Map::of);
    assertThat(read).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void survivesEveryMutantOfASoapAnswer() {
    var random = new Random(311);
    byte[] good = utf8(RegisterServer.soap("<result><eori>FR1</eori><status>0</status></result>"));
    for (int i = 0; i < MUTANTS; i++) {
      Eos.read(mutant(good, random)).ifPresent(read -> assertThat(read).hasSizeLessThan(2));
    }
  }

  @Test
  void survivesEveryMutantOfAJsonAnswer() {
    var random = new Random(4);
    byte[] good = utf8(RegisterServer.establishment(SIRET, "A"));
    byte[] vat =
        utf8("{\"countryCode\":\"FR\",\"vatNumber\":\"1\",\"valid\":true,\"userError\":\"VALID\"}");
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Vies.read(Replies.ok(mutant(vat, random)), "FR1");
      if (Sirene.read(Replies.ok(mutant(good, random)), SIRET) instanceof Said said) {
        read++;
        assertThat(said.word()).isIn(Word.GOOD, Word.CLOSED, Word.CEASED);
      }
    }
    assertThat(read).as("mutants that still say something").isGreaterThan(500);
  }

  @Test
  void readsJsonOfLittleDepthOnly() {
    assertThat(Json.read(utf8("{\"a\":" + "[".repeat(100_000)))).isEmpty();
    assertThat(Json.read(utf8("{\"a\":" + "9".repeat(1_000) + "}"))).isEmpty();
    assertThat(Json.read(utf8("[]"))).isEmpty();
    assertThat(Json.read(utf8("{\"a\":{}}"))).isPresent();
  }

  @Test
  void takesAStatusOfEosForWhatItIs() {
    String results =
        """
        <result><eori>FR1</eori><status>0</status></result>
        <result><eori>FR2</eori><status>1</status></result>
        <result><eori>FR3</eori><status>2</status></result>
        <result><eori>FR4</eori></result>
        """;
    assertThat(Eos.read(utf8(RegisterServer.soap(results))))
        .hasValue(Map.of("FR1", Word.GOOD, "FR2", Word.INVALID));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// One to three bytes changed, or the rest cut off.
  private static byte[] mutant(byte[] good, Random random) {
    byte[] mutant = good.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(mutant.length);
      if (random.nextInt(10) == 0) {
        mutant = Arrays.copyOf(mutant, Math.max(1, at));
      } else {
        mutant[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : mutant[random.nextInt(mutant.length)];
      }
    }
    return mutant;
  }
}
