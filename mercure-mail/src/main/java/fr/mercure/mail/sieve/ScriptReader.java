// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.MailAddress;
import fr.mercure.mail.sieve.SieveFault.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Gives commands their meaning, and says where one has none.
final class ScriptReader {
  /// How many redirections a script may hold: mail is not to be multiplied.
  static final int MOST_REDIRECTS = 5;

  private static final int MOST_DAYS = 365;
  private static final int DAYS = 7;

  private final Set<String> required = new HashSet<>();
  private final TestReader tests = new TestReader(required);
  private int redirects;

  SieveScript read(List<Node> nodes) throws SieveFault.Found {
    int first = 0;
    while (first < nodes.size() && isNamed(nodes.get(first), "require")) {
      require(nodes.get(first++));
    }
    return new SieveScript(steps(nodes.subList(first, nodes.size())));
  }

  private static boolean isNamed(Node node, String name) {
    return node.name().text().equalsIgnoreCase(name);
  }

  private void require(Node node) throws SieveFault.Found {
    var arguments = new Arguments(node);
    for (String extension : arguments.strings()) {
      boolean known =
          SieveScript.EXTENSIONS.contains(extension)
              || extension.equals("comparator-i;octet")
              || extension.equals("comparator-i;ascii-casemap");
      if (!known) {
        throw node.name().fault(Code.UNKNOWN_EXTENSION, extension);
      }
      required.add(extension);
    }
    plain(node, arguments);
  }

  private void need(Node node, String extension) throws SieveFault.Found {
    if (!required.contains(extension)) {
      throw node.name().fault(Code.REQUIRE_MISSING, extension);
    }
  }

  /// Neither tests nor a block may follow, nor another argument.
  private static void plain(Node node, Arguments arguments) throws SieveFault.Found {
    arguments.end();
    if (!node.tests().isEmpty() || node.block().isPresent()) {
      throw node.name().fault(Code.ARGUMENTS);
    }
  }

  private List<Step> steps(List<Node> nodes) throws SieveFault.Found {
    var steps = new ArrayList<Step>();
    int at = 0;
    while (at < nodes.size()) {
      if (isNamed(nodes.get(at), "if")) {
        int end = at + 1;
        while (end < nodes.size()
            && (isNamed(nodes.get(end), "elsif") || isNamed(nodes.get(end), "else"))) {
          end++;
        }
        steps.add(choice(nodes.subList(at, end)));
        at = end;
      } else {
        steps.add(step(nodes.get(at++)));
      }
    }
    return steps;
  }

  private Step choice(List<Node> nodes) throws SieveFault.Found {
    var branches = new ArrayList<Step.Branch>();
    List<Step> otherwise = List.of();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      new Arguments(node).end();
      if (node.block().isEmpty()) {
        throw node.name().fault(Code.ARGUMENTS);
      }
      List<Step> then = steps(node.block().get());
      if (!isNamed(node, "else")) {
        branches.add(new Step.Branch(tests.only(node), then));
      } else if (i < nodes.size() - 1 || !node.tests().isEmpty()) {
        throw node.name().fault(Code.UNEXPECTED);
      } else {
        otherwise = then;
      }
    }
    return new Step.If(branches, otherwise);
  }

  private Step step(Node node) throws SieveFault.Found {
    var arguments = new Arguments(node);
    Step step =
        switch (node.name().text().toLowerCase(Locale.ROOT)) {
          case "stop" -> new Step.Stop();
          case "keep" -> new Step.Keep(flags(node, arguments));
          case "discard" -> new Step.Discard();
          case "fileinto" -> fileInto(node, arguments);
          case "redirect" -> redirect(node, arguments);
          case "setflag" -> mark(node, Step.Way.SET, arguments);
          case "addflag" -> mark(node, Step.Way.ADD, arguments);
          case "removeflag" -> mark(node, Step.Way.REMOVE, arguments);
          case "vacation" -> vacation(node, arguments);
          case "require" -> throw node.name().fault(Code.REQUIRE_FIRST);
          case "elsif", "else" -> throw node.name().fault(Code.UNEXPECTED);
          default -> throw node.name().fault(Code.UNKNOWN_COMMAND);
        };
    plain(node, arguments);
    return step;
  }

  private Optional<List<String>> flags(Node node, Arguments arguments) throws SieveFault.Found {
    Optional<List<String>> flags = arguments.tagged("flags");
    if (flags.isPresent()) {
      need(node, "imap4flags");
    }
    return flags.map(ScriptReader::words);
  }

  /// Flags may share a string, parted by blanks.
  static List<String> words(List<String> flags) {
    return flags.stream()
        .flatMap(flag -> List.of(flag.strip().split(" +")).stream())
        .filter(flag -> !flag.isEmpty())
        .toList();
  }

  private boolean copies(Node node, Arguments arguments) throws SieveFault.Found {
    boolean copy = arguments.flag("copy");
    if (copy) {
      need(node, "copy");
    }
    return copy;
  }

  private Step fileInto(Node node, Arguments arguments) throws SieveFault.Found {
    need(node, "fileinto");
    boolean copy = copies(node, arguments);
    Optional<List<String>> flags = flags(node, arguments);
    return new Step.FileInto(arguments.string(), copy, flags);
  }

  private Step redirect(Node node, Arguments arguments) throws SieveFault.Found {
    if (++redirects > MOST_REDIRECTS) {
      throw node.name().fault(Code.TOO_MANY);
    }
    boolean copy = copies(node, arguments);
    return new Step.Redirect(address(node, arguments.string()), copy);
  }

  private static String address(Node node, String text) throws SieveFault.Found {
    List<MailAddress> read = MailAddress.read(text);
    if (read.size() != 1) {
      throw node.name().fault(Code.NO_ADDRESS, text.substring(0, Math.min(60, text.length())));
    }
    return read.getFirst().address();
  }

  private Step mark(Node node, Step.Way way, Arguments arguments) throws SieveFault.Found {
    need(node, "imap4flags");
    return new Step.Mark(way, words(arguments.strings()));
  }

  private Step vacation(Node node, Arguments arguments) throws SieveFault.Found {
    need(node, "vacation");
    long days = arguments.taggedNumber("days").orElse((long) DAYS);
    Optional<String> subject = arguments.taggedString("subject");
    Optional<String> from = arguments.taggedString("from");
    if (from.isPresent()) {
      from = Optional.of(address(node, from.get()));
    }
    List<String> addresses = arguments.tagged("addresses").orElse(List.of());
    boolean mime = arguments.flag("mime");
    Optional<String> handle = arguments.taggedString("handle");
    return new Step.Vacation(
        Math.clamp(days, 1, MOST_DAYS), subject, from, addresses, mime, handle, arguments.string());
  }
}
