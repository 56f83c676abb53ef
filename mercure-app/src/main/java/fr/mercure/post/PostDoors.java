// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import fr.mercure.mail.LoginThrottle;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Room;
import fr.mercure.mail.Wakes;
import fr.mercure.mail.imap.ImapDoor;
import fr.mercure.mail.managesieve.ManageSieveDoor;
import fr.mercure.mail.sender.DnsNames;
import fr.mercure.mail.sender.SenderCheck;
import fr.mercure.mail.smtp.SmtpDoor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Opens the mail doors when Mercure starts and shuts them when it stops.
@Component
class PostDoors implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PostDoors.class);
  private static final String OFF = "off";
  private static final int HIGHEST_PORT = 65_535;
  private static final Duration NAME_ANSWERS = Duration.ofSeconds(2);
  private static final Duration SENDER_CHECKED = Duration.ofSeconds(10);
  private static final long ROOM = 128L * 1024 * 1024;

  private final PostSettings settings;
  private final PostCertificate certificate;
  private final House house;
  private final List<Door> open = new ArrayList<>();
  private final List<PostDoor> shown = new ArrayList<>();

  PostDoors(
      PostSettings settings,
      PostCertificate certificate,
      AppPasswords passwords,
      @Qualifier("mail") MailStore store,
      Wakes wakes,
      PostOutbound outbound,
      Clock clock) {
    this.settings = settings;
    this.certificate = certificate;
    this.house =
        new House(
            store,
            wakes,
            passwords,
            new LoginThrottle(clock),
            Room.of(ROOM),
            outbound::leaves,
            senders(settings),
            clock);
  }

  private static Optional<SenderCheck> senders(PostSettings settings) {
    return settings.checkSenders() && !settings.sandbox()
        ? Optional.of(
            new SenderCheck(DnsNames.within(NAME_ANSWERS), settings.host(), SENDER_CHECKED))
        : Optional.empty();
  }

  /// A door as the settings wish it.
  private record Wish(PostDoor.Kind kind, String name, String port, boolean implicitTls) {
    boolean isOff() {
      return port.isBlank() || port.equalsIgnoreCase(OFF) || port.equalsIgnoreCase("false");
    }

    int number() {
      int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1;
      if (number < 0 || number > HIGHEST_PORT) {
        throw new PostUnavailable(
            "mercure.mail.%s is \"%s\". Give a port from 1 to 65535, 0 for any, or off."
                .formatted(name, port));
      }
      return number;
    }
  }

  private List<Wish> wishes() {
    return List.of(
        new Wish(PostDoor.Kind.IMAP, "imaps", settings.imaps(), true),
        new Wish(PostDoor.Kind.IMAP, "imap", settings.imap(), false),
        new Wish(PostDoor.Kind.SUBMISSION, "submissions", settings.submissions(), true),
        new Wish(PostDoor.Kind.SUBMISSION, "submission", settings.submission(), false),
        new Wish(PostDoor.Kind.SIEVE, "sieve", settings.sieve(), false),
        new Wish(PostDoor.Kind.INCOMING, "smtp", settings.smtp(), false));
  }

  /// The doors that are open, in the order in which people are told of them.
  synchronized List<PostDoor> open() {
    return List.copyOf(shown);
  }

  @Override
  public synchronized void start() {
    List<Wish> wanted = wishes().stream().filter(wish -> !wish.isOff()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    SSLContext tls = certificate.context();
    try {
      wanted.forEach(wish -> open(wish, tls));
    } catch (PostUnavailable e) {
      stop();
      throw e;
    }
  }

  private void open(Wish wish, SSLContext tls) {
    int port = wish.number();
    try {
      open(wish, tls, port);
    } catch (IOException e) {
      if (!settings.sandbox()) {
        throw new PostUnavailable(
            "Port %d for mail (mercure.mail.%s) cannot be had: %s. Stop the program that has it, choose another port, or switch the door off with mercure.mail.%s=off."
                .formatted(port, wish.name(), e.getMessage(), wish.name()));
      }
      openAnywhere(wish, tls);
    }
  }

  private void openAnywhere(Wish wish, SSLContext tls) {
    try {
      open(wish, tls, 0);
    } catch (IOException e) {
      LOG.warn("the mail door {} stays shut: {}", wish.name(), e.getMessage());
    }
  }

  private void open(Wish wish, SSLContext tls, int port) throws IOException {
    var door =
        new DoorSettings(
            settings.bind(),
            port,
            Optional.of(tls),
            wish.implicitTls(),
            settings.sandbox(),
            settings.host());
    Door.Host host =
        switch (wish.kind()) {
          case IMAP -> new ImapDoor(door, house);
          case SUBMISSION -> new SmtpDoor(door, house, SmtpDoor.Kind.SUBMISSION);
          case SIEVE -> new ManageSieveDoor(door, house);
          case INCOMING -> new SmtpDoor(door, house, SmtpDoor.Kind.INCOMING);
        };
    Door opened = Door.open(door, host);
    open.add(opened);
    shown.add(new PostDoor(wish.kind(), settings.host(), opened.port(), wish.implicitTls()));
  }

  @Override
  public synchronized void stop() {
    open.forEach(Door::close);
    open.clear();
    shown.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !open.isEmpty();
  }
}
