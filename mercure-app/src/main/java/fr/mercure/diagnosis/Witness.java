// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.identity.ResponseHeaders;
import fr.mercure.web.Assets;
import fr.mercure.web.templates.StaticTemplates;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// The door in a process of its own: neither database nor application. It serves as the witness
/// under another name, as the unencrypted port 80, and as `/acces` while the portal is down.
public final class Witness {
  private final Tomcat tomcat = new Tomcat();
  private final int port;

  private Witness(int port) {
    this.port = port;
  }

  /// Serves until it is stopped.
  ///
  /// @param args `--port=8081`, and `--portal=https://…` where the links of the page lead
  public static void main(String[] args) {
    try {
      int port = Integer.parseInt(option(args, "port").orElse("8081"));
      Witness witness = start(port, option(args, "portal").orElse(""));
      System.out.println("The witness is ready: http://localhost:" + witness.port() + "/acces");
      witness.tomcat.getServer().await();
    } catch (IOException | LifecycleException | IllegalArgumentException e) {
      System.err.println("The witness cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Optional<String> option(String[] args, String name) {
    String start = "--" + name + "=";
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(start))
        .map(arg -> arg.substring(start.length()))
        .findFirst();
  }

  /// @param port 0 for any that is free
  static Witness start(int port, String portal) throws IOException, LifecycleException {
    var witness = new Witness(port);
    witness.run(portal);
    return witness;
  }

  private void run(String portal) throws IOException, LifecycleException {
    Path folder = Files.createTempDirectory("mercure-witness");
    folder.toFile().deleteOnExit();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(port);
    tomcat.setSilent(true);
    tomcat.getConnector().setXpoweredBy(false);
    var context = (StandardContext) tomcat.addContext("", folder.toString());
    add(context, "headers", new ResponseHeaders());
    var settings = new AccessSettings(portal, false, false);
    add(
        context,
        "door",
        new AccessDoor(
            new StaticTemplates(),
            settings,
            CheckKeeper.NONE,
            new SecureRandom(),
            Clock.systemUTC()));
    Tomcat.addServlet(context, "rest", new Rest(portal));
    context.addServletMapping("/", "rest");
    tomcat.start();
  }

  private static void add(StandardContext context, String name, Filter filter) {
    var definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    var mapping = new FilterMap();
    mapping.setFilterName(name);
    mapping.addURLPattern("/*");
    context.addFilterMap(mapping);
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  /// Style and script of the page; whatever else belongs to the portal.
  private static final class Rest extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String portal;

    Rest(String portal) {
      this.portal = portal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().startsWith("/assets/")) {
        Assets.send(request, response);
      } else {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", portal.isEmpty() ? AccessDoor.PAGE : portal + "/");
      }
    }
  }
}
