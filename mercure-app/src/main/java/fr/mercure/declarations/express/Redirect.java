// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/// The answer to a form that was taken: go and look, by a request that is safe to repeat.
final class Redirect {
  private Redirect() {}

  /// @param path inside Mercure, with its query
  static RedirectView to(String path) {
    var view = new RedirectView(path, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return view;
  }
}
