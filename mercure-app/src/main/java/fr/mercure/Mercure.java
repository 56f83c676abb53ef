// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.identity.SandboxGuide;
import fr.mercure.post.PostGuide;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The application. Everything below this package is a module with a charter in its
/// `package-info.java`.
@Modulithic(
    systemName = "Mercure",
    sharedModules = {"kernel", "messages", "postgres", "web"})
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Mercure {
  private static final int HIGHEST_PORT = 65_535;

  /// Starts Mercure and says where it is; if it cannot start, says why in one sentence and exits
  /// with 1.
  ///
  /// @param args `--mercure.port=8080 --mercure.data=DIR --mercure.empty --mercure.sandbox`, and
  ///   any property of the application
  public static void main(String[] args) {
    try {
      start(args);
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(Mercure.class).debug("did not start", e);
      System.err.println("Mercure cannot start. " + StartFailure.sentence(e));
      System.exit(1);
    }
  }

  private static void start(String... args) {
    checkPort(args);
    var application = new SpringApplication(Mercure.class);
    application.addListeners(new Ready());
    application.run(args);
  }

  /// A busy port is found before anything is started.
  private static void checkPort(String... args) {
    for (String arg : args) {
      if (arg.startsWith("--mercure.port=")) {
        checkPort(arg.substring(arg.indexOf('=') + 1));
      }
    }
  }

  private static void checkPort(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > HIGHEST_PORT) {
      throw new StartRefused(
          "\"%s\" is not a port.".formatted(text), "Give a number from 1 to 65535.");
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new StartRefused(StartFailure.busyPort(port), "", e);
    }
  }

  /// Tells the person who waits in front of the terminal: where it is, who is in the sandbox, where
  /// mail programs connect.
  private static final class Ready implements ApplicationListener<ApplicationReadyEvent>, Ordered {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
      if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context
          && context.getWebServer() != null) {
        String address = "http://localhost:" + context.getWebServer().getPort();
        Optional<String> people = context.getBean(SandboxGuide.class).text(address);
        Optional<String> doors = context.getBean(PostGuide.class).text(address);
        System.out.println("Mercure is ready: " + address);
        people.ifPresent(System.out::println);
        doors.ifPresent(System.out::println);
      }
    }

    /// Last: what is told to be ready does not stop for want of a database any more.
    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }
}
