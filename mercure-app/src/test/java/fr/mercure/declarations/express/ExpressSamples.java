// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Mandate;
import fr.mercure.identity.Mandates;
import fr.mercure.kernel.Eori;
import fr.mercure.messages.Catalogue;
import fr.mercure.tariff.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The samples of `samples/changes.txt`, made from the three base messages.
final class ExpressSamples {
  static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Map<String, Sample> ALL = parse(resource("changes.txt"));

  private ExpressSamples() {}

  /// A message made for a rule, or a base for others.
  ///
  /// @param name `H7-0010 accepted`, or the name of a base
  /// @param base what it is made from
  /// @param changes lines of the file
  record Sample(String name, String base, List<String> changes) {

    String xml() {
      String xml = ExpressSamples.xml(base);
      for (String change : changes) {
        if (!change.startsWith("@")) {
          xml = changed(xml, change);
        }
      }
      return xml;
    }

    RuleContext context() {
      RuleContext context = RuleContext.on(DAY, ReferenceData.standard());
      for (String change : changes) {
        if (change.startsWith("@")) {
          String[] told = change.substring(1).split(" ", 2);
          context = told(context, told[0], told.length > 1 ? told[1] : "");
        }
      }
      return context;
    }

    private static RuleContext told(RuleContext context, String name, String value) {
      return switch (name) {
        case "lrnTakenBy" -> context.lrnTakenBy(value);
        case "caller" -> context.from(new Caller(new Eori(value), Mandates.NONE, Set.of()));
        case "offices" ->
            context.from(
                new Caller(
                    context.caller().orElseThrow().eori(),
                    Mandates.NONE,
                    Set.of(value.split(" "))));
        case "mandate" -> context.from(mandated(context, value.split(" ")));
        case "specialArrangements" -> context.specialArrangements(Boolean.parseBoolean(value));
        case "sandbox" -> context.inSandbox();
        case "about" -> context.about(declaration(value));
        default -> throw new IllegalArgumentException(name);
      };
    }

    /// The caller with one mandate more: principal, representative, form, office, and `revoked` if
    /// the principal went to another.
    private static Caller mandated(RuleContext context, String... told) {
      Eori caller = context.caller().orElseThrow().eori();
      boolean revoked = told.length > 4;
      var mandate =
          new Mandate(
              1,
              new Eori(told[0]),
              "Principal",
              new Eori(told[1]),
              "Representative",
              Mandate.Form.valueOf(told[2]),
              Optional.of("EXPRESS"),
              Optional.of(told[3]),
              DAY,
              Optional.of(DAY),
              revoked ? Optional.of(Instant.EPOCH) : Optional.empty(),
              revoked ? Optional.of("Another") : Optional.empty());
      return new Caller(caller, Mandates.of(List.of(mandate)), Set.of());
    }

    private String changed(String xml, String change) {
      if (change.startsWith("cut ")) {
        String[] ends = change.substring(4).split(" ");
        int from = xml.indexOf(ends[0]);
        int to = xml.indexOf(ends[1], from) + ends[1].length();
        return xml.substring(0, from) + xml.substring(to);
      }
      boolean every = change.contains(" =>> ");
      String[] sides = change.split(every ? " =>> " : " => ?", 2);
      String old = sides[0].replace("\\n", "\n");
      String now = sides[1].replace("\\n", "\n");
      int at = xml.indexOf(old);
      if (at < 0) {
        throw new IllegalStateException("%s: the base has no %s".formatted(name, old));
      }
      return every
          ? xml.replace(old, now)
          : xml.substring(0, at) + now + xml.substring(at + old.length());
    }
  }

  static Sample of(String name) {
    Sample sample = ALL.get(name);
    if (sample == null) {
      throw new IllegalArgumentException("no sample " + name);
    }
    return sample;
  }

  static boolean has(String name) {
    return ALL.containsKey(name);
  }

  static List<Sample> all() {
    return List.copyOf(ALL.values());
  }

  /// The text of a base message, or of a base made from another.
  static String xml(String base) {
    return ALL.containsKey(base) ? of(base).xml() : resource(base + ".xml");
  }

  /// What a base H7 says.
  static ExpressDeclaration declaration(String base) {
    return read(xml(base));
  }

  static ExpressDeclaration read(String xml) {
    return (ExpressDeclaration)
        ExpressCheck.content(Catalogue.standard().read(xml.getBytes(StandardCharsets.UTF_8)))
            .orElseThrow();
  }

  private static Map<String, Sample> parse(String text) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    List<String> changes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("  ")) {
        changes.add(line.substring(2));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        changes = new ArrayList<>();
        String[] head = line.split(" ");
        String name = head[0].equals("base") ? head[1] : head[0] + " " + head[1];
        samples.put(name, new Sample(name, head[2], changes));
      }
    }
    return samples;
  }

  private static String resource(String name) {
    try (InputStream in = ExpressSamples.class.getResourceAsStream("samples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no sample " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
