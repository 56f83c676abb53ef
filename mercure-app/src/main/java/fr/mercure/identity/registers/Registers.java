// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The registers that this site has set.
@Component
public class Registers {
  private final RegistersSettings settings;
  private final Call call;

  public Registers(RegistersSettings settings) {
    this.settings = settings;
    this.call = new Call(settings.patience());
  }

  /// Whether the site has set it.
  public boolean isConfigured(Source source) {
    return settings.of(source).isPresent();
  }

  /// Those that the site has set.
  public Set<Source> configured() {
    return Arrays.stream(Source.values())
        .filter(this::isConfigured)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Asks about some numbers, with one request. Blocks until the answer or its time limit.
  ///
  /// @param numbers at most {@link Source#atOnce}, distinct
  /// @return one answer for each number
  public Map<String, Answer> ask(Source source, List<String> numbers) {
    return switch (source) {
      case SIRENE -> each(numbers, this::sirene);
      case EOS ->
          settings
              .of(source)
              .map(url -> new Eos(url, call).ask(numbers))
              .orElseGet(() -> each(numbers, _ -> Silent.of(Why.REFUSED)));
      case VIES -> each(numbers, this::vies);
    };
  }

  private static Map<String, Answer> each(List<String> numbers, Function<String, Answer> ask) {
    return numbers.stream().collect(Collectors.toMap(Function.identity(), ask));
  }

  private Answer sirene(String siret) {
    RegistersSettings.Sirene set = settings.sirene();
    return set == null ? Silent.of(Why.REFUSED) : new Sirene(set.url(), set.key(), call).ask(siret);
  }

  private Answer vies(String number) {
    return settings
        .of(Source.VIES)
        .map(url -> new Vies(url, call).ask(number))
        .orElseGet(() -> Silent.of(Why.REFUSED));
  }
}
