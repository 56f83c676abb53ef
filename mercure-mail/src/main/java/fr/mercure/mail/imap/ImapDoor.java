// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Receives mail programs that speak IMAP.
public record ImapDoor(DoorSettings settings, House house) implements Door.Host {
  private static final byte[] FULL =
      "* BYE [UNAVAILABLE] Too many connections\r\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public void serve(Socket socket) throws IOException {
    new Connection(settings, house, socket).serve();
  }

  @Override
  public void refuse(Socket socket) throws IOException {
    socket.getOutputStream().write(FULL);
  }
}
