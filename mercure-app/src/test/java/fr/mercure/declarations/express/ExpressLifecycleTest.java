// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.CommittedDoc;
import fr.mercure.declarations.express.ExpressCommand.Accept;
import fr.mercure.declarations.express.ExpressCommand.Amend;
import fr.mercure.declarations.express.ExpressCommand.Cancel;
import fr.mercure.declarations.express.ExpressCommand.Expire;
import fr.mercure.declarations.express.ExpressCommand.Invalidate;
import fr.mercure.declarations.express.ExpressCommand.OrderControl;
import fr.mercure.declarations.express.ExpressCommand.Prelodge;
import fr.mercure.declarations.express.ExpressCommand.Present;
import fr.mercure.declarations.express.ExpressCommand.RecordResult;
import fr.mercure.declarations.express.ExpressCommand.Refuse;
import fr.mercure.declarations.express.ExpressCommand.Release;
import fr.mercure.declarations.express.ExpressCommand.Resolve;
import fr.mercure.declarations.express.ExpressCommand.WaitFor;
import fr.mercure.declarations.express.ExpressOutcome.Amended;
import fr.mercure.declarations.express.ExpressOutcome.Moved;
import fr.mercure.declarations.express.ExpressOutcome.NotAllowed;
import fr.mercure.declarations.express.ExpressState.Acceptance;
import fr.mercure.declarations.express.ExpressState.Accepted;
import fr.mercure.declarations.express.ExpressState.Cancelled;
import fr.mercure.declarations.express.ExpressState.Conform;
import fr.mercure.declarations.express.ExpressState.ControlKind;
import fr.mercure.declarations.express.ExpressState.Expired;
import fr.mercure.declarations.express.ExpressState.Invalidated;
import fr.mercure.declarations.express.ExpressState.Lodged;
import fr.mercure.declarations.express.ExpressState.NotConform;
import fr.mercure.declarations.express.ExpressState.Prelodged;
import fr.mercure.declarations.express.ExpressState.Presented;
import fr.mercure.declarations.express.ExpressState.Refused;
import fr.mercure.declarations.express.ExpressState.Released;
import fr.mercure.declarations.express.ExpressState.UnderControl;
import fr.mercure.declarations.express.ExpressState.WaitReason;
import fr.mercure.declarations.express.ExpressState.Waiting;
import fr.mercure.kernel.Mrn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every state is tried with every command; what must happen is in `express-lifecycle.txt`, one
/// line a pair, so that a state or a command that nobody placed fails here.
///
/// ASVS V2.3.1.
class ExpressLifecycleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  private static final Instant PAST = NOW.minus(Duration.ofDays(1));
  private static final Instant FUTURE = NOW.plus(Duration.ofDays(1));
  private static final Mrn MRN = Mrn.allot(2026, "FR", "000006900001", 'R');
  private static final String CRN = "26FR00000069P00001";
  private static final Acceptance ACCEPTED = new Acceptance(MRN, PAST);

  private static final Map<String, ExpressState> STATES = states();
  private static final Map<String, ExpressCommand> COMMANDS = commands();

  private static Map<String, ExpressState> states() {
    Map<String, ExpressState> all = new LinkedHashMap<>();
    all.put("LODGED", new Lodged(PAST));
    all.put("REFUSED", new Refused(PAST));
    all.put("PRELODGED", new Prelodged(CRN, PAST, FUTURE));
    all.put("PRELODGED/overdue", new Prelodged(CRN, PAST, PAST));
    all.put("PRESENTED", new Presented(CRN, PAST));
    all.put("ACCEPTED", new Accepted(ACCEPTED));
    all.put("WAITING", new Waiting(ACCEPTED, WaitReason.GUARANTEE, PAST));
    all.put("UNDER_CONTROL/documents", new UnderControl(ACCEPTED, ControlKind.DOCUMENTARY, PAST));
    all.put("UNDER_CONTROL/goods", new UnderControl(ACCEPTED, ControlKind.PHYSICAL, PAST));
    all.put("CONFORM", new Conform(ACCEPTED, PAST));
    all.put("NOT_CONFORM", new NotConform(ACCEPTED, PAST));
    all.put("RELEASED", new Released(ACCEPTED, PAST, FUTURE));
    all.put("RELEASED/overdue", new Released(ACCEPTED, PAST, PAST));
    all.put("INVALIDATED", new Invalidated(ACCEPTED, PAST));
    all.put("CANCELLED", new Cancelled(PAST));
    all.put("EXPIRED", new Expired(PAST));
    return all;
  }

  private static Map<String, ExpressCommand> commands() {
    Map<String, ExpressCommand> all = new LinkedHashMap<>();
    all.put("refuse", new Refuse());
    all.put("prelodge", new Prelodge(CRN, FUTURE));
    all.put("present", new Present());
    all.put("accept", new Accept(MRN));
    all.put("wait", new WaitFor(WaitReason.DOCUMENTS));
    all.put("resolve", new Resolve());
    all.put("control documents", new OrderControl(ControlKind.DOCUMENTARY));
    all.put("control goods", new OrderControl(ControlKind.PHYSICAL));
    all.put("find conform", new RecordResult(true));
    all.put("find not conform", new RecordResult(false));
    all.put("release", new Release(FUTURE));
    all.put("amend", new Amend(false));
    all.put("amend ex officio", new Amend(true));
    all.put("invalidate", new Invalidate());
    all.put("cancel", new Cancel());
    all.put("expire", new Expire());
    return all;
  }

  @Test
  void answersEveryPairAsTheTableSays() throws IOException {
    assertThat(decided()).containsExactlyEntriesOf(table());
  }

  @Test
  void triesEveryStateAndEveryCommand() {
    assertThat(STATES.values())
        .extracting(Object::getClass)
        .extracting(Class::getSimpleName)
        .containsAll(permitted(ExpressState.class));
    assertThat(COMMANDS.values())
        .extracting(Object::getClass)
        .extracting(Class::getSimpleName)
        .containsAll(permitted(ExpressCommand.class));
  }

  @Test
  void leavesNoWayOutOfAFinalState() {
    STATES
        .values()
        .forEach(state ->
            assertThat(COMMANDS.values())
                .allMatch(command ->
                    !state.isFinal()
                        || ExpressLifecycle.decide(state, command, NOW) instanceof NotAllowed));
  }

  @Test
  void keepsTheDayOfAcceptanceThroughEveryLaterMove() {
    ExpressState accepted = new Accepted(ACCEPTED);
    ExpressState controlled = moved(accepted, new OrderControl(ControlKind.PHYSICAL));
    ExpressState conform = moved(controlled, new RecordResult(true));
    assertThat(moved(conform, new Release(FUTURE))).isEqualTo(new Released(ACCEPTED, NOW, FUTURE));
  }

  @Test
  void acceptsAtTheInstantOfTheDecision() {
    assertThat(moved(new Lodged(PAST), new Accept(MRN)))
        .isEqualTo(new Accepted(new Acceptance(MRN, NOW)));
  }

  @Test
  void saysEachReasonInBothLanguages() {
    assertThat(ExpressOutcome.Reason.values())
        .allSatisfy(reason -> {
          assertThat(reason.words().fr()).isNotBlank();
          assertThat(reason.words().en()).isNotBlank();
        });
  }

  @Test
  void drawsTheDiagramThatIsCommitted() {
    CommittedDoc.assertSame("docs/lifecycles/express.md", diagram());
  }

  private static ExpressState moved(ExpressState state, ExpressCommand command) {
    return ((Moved) ExpressLifecycle.decide(state, command, NOW)).to();
  }

  private static Map<String, String> decided() {
    Map<String, String> all = new TreeMap<>();
    STATES.forEach((stateName, state) ->
        COMMANDS.forEach((commandName, command) ->
            all.put(
                stateName + " | " + commandName,
                told(ExpressLifecycle.decide(state, command, NOW)))));
    return all;
  }

  private static String told(ExpressOutcome outcome) {
    return switch (outcome) {
      case Moved(var to) -> to.label();
      case Amended(var in) -> in.label() + ", version + 1";
      case NotAllowed(_, _, var reason) -> "no: " + reason;
    };
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (InputStream in = ExpressLifecycleTest.class.getResourceAsStream("express-lifecycle.txt")) {
      assertThat(in).isNotNull();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|"))
          .forEach(cell -> all.put(cell[0].strip() + " | " + cell[1].strip(), cell[2].strip()));
    }
    return all;
  }

  private static List<String> permitted(Class<?> type) {
    return Arrays.stream(type.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  private static String diagram() {
    Set<String> arrows = new LinkedHashSet<>();
    arrows.add("  [*] --> LODGED : lodge");
    Set<String> ends = new LinkedHashSet<>();
    STATES.forEach((name, state) -> {
      COMMANDS.forEach((act, command) -> draw(state, act, command).forEach(arrows::add));
      if (state.isFinal()) {
        ends.add("  %s --> [*]".formatted(state.label()));
      }
    });
    arrows.addAll(ends);
    return """
    <!-- SPDX-License-Identifier: Apache-2.0 -->
    # Life of an H7 declaration

    Written by `ExpressLifecycleTest` from `ExpressLifecycle`; do not edit.

    ```mermaid
    stateDiagram-v2
    %s
    ```
    """
        .formatted(String.join("\n", arrows));
  }

  private static List<String> draw(ExpressState state, String act, ExpressCommand command) {
    List<String> arrows = new ArrayList<>();
    switch (ExpressLifecycle.decide(state, command, NOW)) {
      case Moved(var to) ->
          arrows.add("  %s --> %s : %s".formatted(state.label(), to.label(), act));
      case Amended(var in) ->
          arrows.add("  %s --> %s : %s".formatted(state.label(), in.label(), act));
      case NotAllowed _ -> {}
    }
    return arrows;
  }
}
