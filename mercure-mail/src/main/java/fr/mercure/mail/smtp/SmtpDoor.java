// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import fr.mercure.mail.Line;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Receives clients that speak SMTP.
public record SmtpDoor(DoorSettings settings, House house, Kind kind) implements Door.Host {
  private static final System.Logger LOG = System.getLogger(SmtpDoor.class.getName());
  private static final byte[] FULL =
      "421 4.3.2 Too many connections\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /// Who comes here.
  public enum Kind {
    /// Other servers, with mail for the mailboxes here.
    INCOMING,
    /// People with their mail programs; they sign in first.
    SUBMISSION
  }

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) SILENCE.toMillis());
    Thread watchman = Thread.startVirtualThread(() -> closeAfterLongest(socket));
    try (var line = new Line(socket, settings)) {
      if (settings.implicitTls()) {
        line.startTls();
      }
      new Dialogue(this, line).run();
    } finally {
      watchman.interrupt();
    }
  }

  private static void closeAfterLongest(Socket socket) {
    try {
      Thread.sleep(LONGEST);
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
