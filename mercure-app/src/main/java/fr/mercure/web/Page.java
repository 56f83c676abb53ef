// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/// A page, or a part of one, as a controller returns it: a call of a generated template method, so
/// that a wrong property is a compilation error.
///
/// @param model the call, such as `templates.expressList(page)`
/// @param status 200 unless the page says that something went wrong
public record Page(JteModel model, HttpStatus status) implements View {
  public Page(JteModel model) {
    this(model, HttpStatus.OK);
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  /// Rendered whole before the first byte leaves: a template that fails gives an error page, not
  /// half a page.
  @Override
  public void render(
      @Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var output = new Utf8ByteOutput();
    model.render(output);
    response.setStatus(status.value());
    response.setContentType(getContentType());
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
