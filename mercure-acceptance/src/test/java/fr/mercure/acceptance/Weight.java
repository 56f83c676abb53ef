// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;

/// What a first visit costs, with an empty cache.
///
/// @param requests how many
/// @param bytes on the wire, bodies and headers
record Weight(int requests, int bytes) {
  /// Opens the address and closes the browser.
  static Weight of(Hands hands, String address) {
    try (hands) {
      var requests = new ArrayList<Request>();
      hands.page().onRequestFinished(requests::add);
      hands.open(address);
      hands.page().waitForLoadState(LoadState.NETWORKIDLE);
      List<Request> all = List.copyOf(requests);
      int bytes =
          all.stream()
              .map(Request::sizes)
              .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
              .sum();
      return new Weight(all.size(), bytes);
    }
  }
}
