// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.managesieve;

import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import fr.mercure.mail.Line;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Receives mail programs that speak ManageSieve.
public record ManageSieveDoor(DoorSettings settings, House house) implements Door.Host {
  private static final System.Logger LOG = System.getLogger(ManageSieveDoor.class.getName());
  private static final byte[] FULL =
      "BYE (TRYLATER) \"Too many connections\"\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /// Within this time a stranger must have signed in.
  private static final Duration STRANGER = Duration.ofSeconds(60);

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) SILENCE.toMillis());
    try (var line = new Line(socket, settings)) {
      if (settings.implicitTls()) {
        line.startTls();
      }
      var dialogue = new Dialogue(this, line);
      Thread watchman = Thread.startVirtualThread(() -> watch(socket, dialogue));
      try {
        dialogue.run();
      } finally {
        watchman.interrupt();
      }
    }
  }

  private static void watch(Socket socket, Dialogue dialogue) {
    try {
      Thread.sleep(STRANGER);
      if (dialogue.isKnown()) {
        Thread.sleep(LONGEST);
      }
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection closes badly", e);
    }
  }

  @Override
  public void refuse(Socket socket) throws IOException {
    socket.getOutputStream().write(FULL);
  }
}
