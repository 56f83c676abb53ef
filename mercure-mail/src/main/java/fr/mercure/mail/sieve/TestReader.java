// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.SieveFault.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Gives tests their meaning.
///
/// @param required extensions that the script has asked for
record TestReader(Set<String> required) {
  private static final Set<String> ADDRESSES =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "sender",
          "reply-to",
          "resent-from",
          "resent-to",
          "resent-cc",
          "resent-bcc",
          "resent-sender",
          "return-path",
          "delivered-to");

  /// The one test of a command.
  Test only(Node node) throws SieveFault.Found {
    if (node.tests().size() != 1) {
      throw node.name().fault(Code.ARGUMENTS);
    }
    return read(node.tests().getFirst());
  }

  private List<Test> all(Node node) throws SieveFault.Found {
    if (node.tests().isEmpty()) {
      throw node.name().fault(Code.ARGUMENTS);
    }
    var tests = new ArrayList<Test>();
    for (Node each : node.tests()) {
      tests.add(read(each));
    }
    return tests;
  }

  private Test read(Node node) throws SieveFault.Found {
    var arguments = new Arguments(node);
    String name = node.name().text().toLowerCase(Locale.ROOT);
    boolean joins = name.equals("allof") || name.equals("anyof") || name.equals("not");
    if (!joins && !node.tests().isEmpty()) {
      throw node.name().fault(Code.ARGUMENTS);
    }
    Test test =
        switch (name) {
          case "allof" -> new Test.AllOf(all(node));
          case "anyof" -> new Test.AnyOf(all(node));
          case "not" -> new Test.Not(only(node));
          case "true" -> new Test.Always(true);
          case "false" -> new Test.Always(false);
          case "exists" -> new Test.Exists(arguments.strings());
          case "header" -> header(arguments);
          case "address" -> address(node, arguments);
          case "envelope" -> envelope(node, arguments);
          case "size" -> size(node, arguments);
          case "body" -> body(node, arguments);
          case "hasflag" -> hasFlag(node, arguments);
          default -> throw node.name().fault(Code.UNKNOWN_TEST);
        };
    arguments.end();
    return test;
  }

  private void need(Node node, String extension) throws SieveFault.Found {
    if (!required.contains(extension)) {
      throw node.name().fault(Code.REQUIRE_MISSING, extension);
    }
  }

  private static Test header(Arguments arguments) throws SieveFault.Found {
    var fields = new ArrayList<String>();
    Match match = arguments.match(() -> fields.addAll(arguments.strings()));
    return new Test.Header(match, fields);
  }

  private static Test.Part part(Arguments arguments) throws SieveFault.Found {
    return arguments
        .oneOf("all", "localpart", "domain")
        .map(part -> Test.Part.valueOf(part.toUpperCase(Locale.ROOT)))
        .orElse(Test.Part.ALL);
  }

  private static Test address(Node node, Arguments arguments) throws SieveFault.Found {
    Test.Part part = part(arguments);
    var fields = new ArrayList<String>();
    Match match = arguments.match(() -> fields.addAll(arguments.strings()));
    for (String field : fields) {
      if (!ADDRESSES.contains(field.toLowerCase(Locale.ROOT))) {
        throw node.name().fault(Code.ARGUMENTS, field);
      }
    }
    return new Test.Address(part, match, fields);
  }

  private Test envelope(Node node, Arguments arguments) throws SieveFault.Found {
    need(node, "envelope");
    Test.Part part = part(arguments);
    var ends = new ArrayList<String>();
    Match match = arguments.match(() -> ends.addAll(arguments.strings()));
    for (String end : ends) {
      if (!end.equalsIgnoreCase("from") && !end.equalsIgnoreCase("to")) {
        throw node.name().fault(Code.ARGUMENTS, end);
      }
    }
    return new Test.Envelope(part, match, ends);
  }

  private static Test size(Node node, Arguments arguments) throws SieveFault.Found {
    var over = arguments.taggedNumber("over");
    var under = arguments.taggedNumber("under");
    if (over.isPresent() == under.isPresent()) {
      throw node.name().fault(Code.ARGUMENTS);
    }
    return new Test.Size(over.isPresent(), over.or(() -> under).orElseThrow());
  }

  private Test body(Node node, Arguments arguments) throws SieveFault.Found {
    need(node, "body");
    boolean raw = arguments.oneOf("text", "raw").equals(java.util.Optional.of("raw"));
    return new Test.Body(raw, arguments.match(() -> {}));
  }

  private Test hasFlag(Node node, Arguments arguments) throws SieveFault.Found {
    need(node, "imap4flags");
    Match match = arguments.match(() -> {});
    return new Test.HasFlag(new Match(match.way(), true, ScriptReader.words(match.keys())));
  }
}
