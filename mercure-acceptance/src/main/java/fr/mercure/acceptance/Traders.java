// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import fr.mercure.kernel.Siret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who lodges in a benchmark, drawn at random: 5,000 declarants, each of whom has given a mandate
/// to one of 200 companies, at 200 offices. One trader alone would write at the edge of every
/// index.
final class Traders {
  private static final int DECLARANTS = 5_000;
  private static final int COMPANIES = 200;
  private static final List<String> OFFICES = offices();

  private Traders() {}

  static String declarant() {
    return declarant(ThreadLocalRandom.current().nextInt(DECLARANTS));
  }

  /// One of those for whom the company lodges.
  static String declarantOf(int company) {
    int rank = ThreadLocalRandom.current().nextInt(DECLARANTS / COMPANIES);
    return declarant(company + rank * COMPANIES);
  }

  private static String declarant(int n) {
    return eori("9%07d".formatted(n));
  }

  static long company() {
    return ThreadLocalRandom.current().nextInt(COMPANIES);
  }

  static String office() {
    return OFFICES.get(ThreadLocalRandom.current().nextInt(OFFICES.size()));
  }

  /// Real ones: the rules look.
  private static List<String> offices() {
    try (var lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith("FR"))
          .map(line -> line.substring(0, line.indexOf(',')))
          .limit(200)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    return Objects.requireNonNull(
        Traders.class.getResourceAsStream("/fr/mercure/tariff/offices.csv"), "no list of offices");
  }

  /// A new LRN; traders number theirs as they please, so it does not grow.
  static String lrn(long number) {
    return String.format(
        Locale.ROOT,
        "B%05d%010d-GREEN",
        ThreadLocalRandom.current().nextInt(100_000),
        number % 10_000_000_000L);
  }

  /// The companies with a key each and their mandates, written down in the database of the
  /// benchmark.
  static void settle(JdbcClient jdbc) {
    for (int n = 0; n < COMPANIES; n++) {
      jdbc.sql(
              """
              with company as (
                insert into identity.company (name, siret, eori) values ('Bench', :siret, :eori)
                returning id),
              mandates as (
                insert into identity.mandate
                  (principal, principal_name, representative, form, from_day)
                select principal, 'Bench', id, 'INDIRECT', current_date - 1
                from company, unnest(:principals) as principal)
              insert into identity.api_key
                (company_id, name, prefix, hash, rights, created_by, created_at)
              select id, 'bench', substr(:key, 9, 8), sha256(convert_to(:key, 'UTF8')),
                array['EXPRESS_LODGE', 'DECLARATIONS_READ'], 'bench', now()
              from company
              """)
          .param("siret", siret(n))
          .param("eori", eori(n))
          .param("key", key(n))
          .param("principals", principals(n))
          .update();
    }
  }

  private static String[] principals(int company) {
    return IntStream.iterate(company, n -> n < DECLARANTS, n -> n + COMPANIES)
        .mapToObj(Traders::declarant)
        .toArray(String[]::new);
  }

  private static String siret(int company) {
    return keyed("8%012d".formatted(company), text -> Siret.parse(text).isPresent());
  }

  /// @param company from 0
  static String eori(int company) {
    return eori("8%07d".formatted(company));
  }

  private static String eori(String siren) {
    return "FR" + keyed(siren, Siret::isSiren);
  }

  /// One of the ten last digits is the right one.
  private static String keyed(String start, Predicate<String> holds) {
    return IntStream.range(0, 10)
        .mapToObj(last -> start + last)
        .filter(holds)
        .findFirst()
        .orElseThrow();
  }

  /// @param company from 0
  static String key(int company) {
    String number = String.format(Locale.ROOT, "%08d", company);
    var key = new StringBuilder("mercure_");
    number.chars().forEach(digit -> key.append((char) ('A' + digit - '0')));
    return key.append('_').repeat('A', 40).toString();
  }

  static int anyCompany() {
    return ThreadLocalRandom.current().nextInt(COMPANIES);
  }
}
