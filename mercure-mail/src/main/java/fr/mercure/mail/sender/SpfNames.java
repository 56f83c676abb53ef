// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/// {@link Names} as the SPF library asks them.
final class SpfNames implements DNSService {
  private final Names names;
  private int limit = 10;

  SpfNames(Names names) {
    this.names = names;
  }

  /// Null says that there is none.
  @Override
  public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
    try {
      List<String> records = names.ask(kind(request.getRecordType()), request.getHostname());
      return records.isEmpty() ? null : records;
    } catch (Names.Unanswered e) {
      throw new TimeoutException("no answer");
    }
  }

  private static Names.Kind kind(int type) {
    return switch (type) {
      case DNSRequest.A -> Names.Kind.A;
      case DNSRequest.AAAA -> Names.Kind.AAAA;
      case DNSRequest.MX -> Names.Kind.MX;
      case DNSRequest.PTR -> Names.Kind.PTR;
      default -> Names.Kind.TXT;
    };
  }

  @Override
  public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
    try {
      List<String> records = getRecords(request);
      return CompletableFuture.completedFuture(records == null ? List.of() : records);
    } catch (TimeoutException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public List<String> getLocalDomainNames() {
    return List.of();
  }

  @Override
  public void setTimeOut(int seconds) {}

  @Override
  public int getRecordLimit() {
    return limit;
  }

  @Override
  public void setRecordLimit(int most) {
    limit = most;
  }
}
