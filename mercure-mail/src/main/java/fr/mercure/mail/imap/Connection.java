// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import fr.mercure.mail.Line;
import fr.mercure.mail.Room;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection: greets, reads commands, answers them, until one side ends it.
final class Connection {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  /// Within this time a stranger must have signed in.
  private static final Duration STRANGER = Duration.ofSeconds(60);

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMinutes(31);
  private static final int FAULTS_OF_STRANGER = 5;
  private static final int FAULTS = 50;

  private final DoorSettings settings;
  private final House house;
  private final Socket socket;

  Connection(DoorSettings settings, House house, Socket socket) {
    this.settings = settings;
    this.house = house;
    this.socket = socket;
  }

  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) HANDSHAKE.toMillis());
    var signedIn = new AtomicBoolean();
    Thread watchman = Thread.startVirtualThread(() -> closeUnless(signedIn));
    try (var line = new Line(socket, settings)) {
      if (settings.implicitTls()) {
        line.startTls();
      }
      socket.setSoTimeout((int) STRANGER.toMillis());
      var session = new Session(settings, house, line, signedIn);
      session.greet();
      int faults = 0;
      while (!session.isOver() && faults < (signedIn.get() ? FAULTS : FAULTS_OF_STRANGER)) {
        faults = answer(session) ? 0 : faults + 1;
        if (signedIn.get()) {
          socket.setSoTimeout((int) IDLE.toMillis());
        }
      }
      session.leave();
    } finally {
      watchman.interrupt();
    }
  }

  private void closeUnless(AtomicBoolean signedIn) {
    try {
      Thread.sleep(STRANGER);
      if (!signedIn.get()) {
        socket.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a stranger's connection closes badly", e);
    }
  }

  /// Reads and answers one command.
  ///
  /// @return whether it was one
  private static boolean answer(Session session) throws IOException {
    Input input = session.input();
    String tag = "*";
    boolean understood = false;
    try {
      input.begin(session.isKnown() ? Input.Limits.KNOWN : Input.Limits.STRANGER);
      tag = input.tag();
      input.space();
      Command command = Commands.read(input, session);
      input.end();
      understood = true;
      finish(session, tag, command, command.run(session));
    } catch (Refused refused) {
      if (!input.skip()) {
        session.end("The line is too long.");
      }
      session.finish(tag, refused.reply());
    } catch (Room.Full full) {
      session.end("[UNAVAILABLE] " + full.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a command broke", e);
      session.finish(tag, Reply.no("[UNAVAILABLE] Mercure cannot do this now; try again later."));
    } finally {
      input.release();
    }
    return understood;
  }

  private static void finish(Session session, String tag, Command command, Reply reply)
      throws IOException {
    if (command.tellsExpunges()) {
      session.tellNews();
    }
    session.finish(tag, reply);
    if (command instanceof StartTls && !session.isOver() && reply.status().equals("OK")) {
      session.startTls();
    }
  }
}
