// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.List;

/// One's devices and sign-ins, as shown.
public record DevicesPage(Shell shell, List<Device> devices, List<SignInLine> history) {
  /// A browser in words.
  public String browser(String name) {
    return name.isEmpty() ? shell.text("account.unknown") : name;
  }
}
