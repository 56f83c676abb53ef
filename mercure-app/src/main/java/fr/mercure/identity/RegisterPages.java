// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Registers;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// How the registers are doing: whether they are set, answer, and speak against many. For support
/// and the habilitation desk; nothing about any company.
@Controller
class RegisterPages {
  private final Templates templates;
  private final RegisterHealthStore store;
  private final Registers registers;
  private final Clock clock;

  RegisterPages(Templates templates, RegisterHealthStore store, Registers registers, Clock clock) {
    this.templates = templates;
    this.store = store;
    this.registers = registers;
    this.clock = clock;
  }

  @Allowed({Right.ACCESS_READ, Right.HABILITATION_DECIDE})
  @GetMapping("/acces/registres")
  Page page(Shell shell) {
    Instant now = clock.instant();
    var rows = store.health(now).stream().map(health -> row(shell, health, now)).toList();
    return new Page(templates.identityRegisters(new RegistersPage(shell, rows)));
  }

  @Allowed({Right.ACCESS_READ, Right.HABILITATION_DECIDE})
  @ResponseBody
  @GetMapping("/api/v1/access/registers")
  List<Map<String, Object>> list() {
    return store.health(clock.instant()).stream()
        .map(health -> AccessBodies.register(health, registers.isConfigured(health.source())))
        .toList();
  }

  private RegistersPage.Row row(Shell shell, RegisterHealthStore.Health health, Instant now) {
    var texts = shell.texts();
    State state = state(health, now);
    return new RegistersPage.Row(
        shell.text("register." + health.source()),
        state.tone,
        state == State.CLOSED || state == State.FROZEN
            ? shell.text("register.state." + state, health.breaker().closedUntil().orElseThrow())
            : shell.text("register.state." + state),
        texts.number(health.numbers()),
        texts.number(health.fresh()),
        texts.number(health.against()),
        health.answered().map(texts::date).orElse(""),
        health
            .failed()
            .map(at ->
                shell.text("register.failed", at, shell.text("register.why." + health.failure())))
            .orElse(""));
  }

  private enum State {
    UNSET(Tone.NEUTRAL),
    FROZEN(Tone.WARN),
    CLOSED(Tone.BAD),
    FAILING(Tone.WARN),
    WAITING(Tone.NEUTRAL),
    SOUND(Tone.OK);

    final Tone tone;

    State(Tone tone) {
      this.tone = tone;
    }
  }

  private State state(RegisterHealthStore.Health health, Instant now) {
    if (!registers.isConfigured(health.source())) {
      return State.UNSET;
    }
    if (health.breaker().isClosed(now)) {
      return health.frozen() ? State.FROZEN : State.CLOSED;
    }
    if (health.breaker().failures() > 0) {
      return State.FAILING;
    }
    return health.answered().isEmpty() ? State.WAITING : State.SOUND;
  }
}
