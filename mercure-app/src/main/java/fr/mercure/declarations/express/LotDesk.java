// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ConsignmentCsv.Consignment;
import fr.mercure.declarations.express.LotLine.Found;
import fr.mercure.identity.Actor;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes a file of consignments and answers each line alone: an error stops no other. Each
/// consignment goes the way of any lodging; sending the same file again is harmless.
@Component
class LotDesk {
  /// Bytes of a file.
  static final int LARGEST = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LotDesk.class);
  private static final int AT_ONCE = 64;
  private static final int WRITTEN_AT_ONCE = 200;

  /// Findings kept for one line: whoever has more looks at the declaration.
  private static final int MOST_FINDINGS = 5;

  private final LotStore lots;
  private final DraftStore drafts;
  private final DraftDesk desk;
  private final LodgingDesk lodging;

  LotDesk(LotStore lots, DraftStore drafts, DraftDesk desk, LodgingDesk lodging) {
    this.lots = lots;
    this.drafts = drafts;
    this.desk = desk;
    this.lodging = lodging;
  }

  /// Begins a file; its lines are answered while the caller goes on.
  ///
  /// @param trial whether to check only
  Lot begin(Actor actor, String name, byte[] file, boolean trial) {
    Lot lot = lots.create(actor, drafts.newReference(), name, trial);
    Thread.ofVirtual().name("lot-" + lot.reference()).start(() -> run(actor, lot, file));
    return lot;
  }

  private void run(Actor actor, Lot lot, byte[] file) {
    var answers = new Answers(lot);
    int consignments = 0;
    Wording fault = Wording.NONE;
    try (var csv = new ConsignmentCsv(new ByteArrayInputStream(file));
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var places = new Semaphore(AT_ONCE);
      for (Optional<Consignment> next = csv.next(); next.isPresent(); next = csv.next()) {
        Consignment consignment = next.get();
        consignments++;
        places.acquireUninterruptibly();
        workers.execute(() -> {
          try {
            answers.add(answer(actor, lot, consignment));
          } finally {
            places.release();
          }
        });
      }
      fault = csv.fault();
    } catch (IOException e) {
      LOG.atWarn().log("a file of consignments could not be read: {}", e.getMessage());
    } finally {
      answers.flush();
      lots.end(lot, consignments, fault);
    }
  }

  private LotLine answer(Actor actor, Lot lot, Consignment consignment) {
    return lot.trial() ? check(actor, consignment) : lodge(actor, consignment);
  }

  private LotLine check(Actor actor, Consignment consignment) {
    List<Finding> findings = desk.judge(actor, consignment.content());
    boolean taken = findings.stream().noneMatch(Finding::blocks);
    return line(consignment, taken, "", findings);
  }

  private LotLine lodge(Actor actor, Consignment consignment) {
    byte[] message = DraftDesk.message(consignment.content(), DraftDesk.companyOf(actor), "");
    LodgingDesk.Answer answer = lodging.lodge(actor, message);
    return line(consignment, answer.taken(), answer.reference(), answer.findings());
  }

  private static LotLine line(
      Consignment consignment, boolean taken, String reference, List<Finding> findings) {
    return new LotLine(
        consignment.line(),
        consignment.content().at("/Declaration/FunctionalReferenceID"),
        taken,
        reference,
        findings.stream()
            .limit(MOST_FINDINGS)
            .map(finding -> new Found(finding.code(), words(finding)))
            .toList());
  }

  private static Wording words(Finding finding) {
    return new Wording(
        (finding.text().fr() + " " + finding.remedy().fr()).strip(),
        (finding.text().en() + " " + finding.remedy().en()).strip());
  }

  /// Answers on their way to the table, many at a time.
  private final class Answers {
    private final Lot lot;
    private final List<LotLine> waiting = new ArrayList<>();

    Answers(Lot lot) {
      this.lot = lot;
    }

    synchronized void add(LotLine line) {
      waiting.add(line);
      if (waiting.size() >= WRITTEN_AT_ONCE) {
        flush();
      }
    }

    synchronized void flush() {
      if (!waiting.isEmpty()) {
        lots.add(lot, waiting);
        waiting.clear();
      }
    }
  }
}
