// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// From where one has signed in.
@Controller
class DevicePages {
  static final String DEVICES = "/compte/appareils";

  private final Templates templates;
  private final DeviceStore store;
  private final Devices devices;

  DevicePages(Templates templates, DeviceStore store, Devices devices) {
    this.templates = templates;
    this.store = store;
    this.devices = devices;
  }

  @Allowed
  @GetMapping(DEVICES)
  Page list(Shell shell, Actor actor, HttpServletRequest request) {
    long person = PersonStore.personId(actor);
    var page =
        new DevicesPage(shell, store.of(person, devices.current(request)), store.history(person));
    return new Page(templates.identityDevices(page));
  }

  /// At the next sign-in the device is new again, and told.
  @Allowed
  @PostMapping(DEVICES + "/{device}/oublier")
  View forget(Actor actor, @PathVariable long device) {
    if (!store.forget(PersonStore.personId(actor), device)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(DEVICES);
  }
}
