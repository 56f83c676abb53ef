// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.sieve.Node.Argument;
import fr.mercure.mail.sieve.SieveFault.Code;
import fr.mercure.mail.sieve.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The grammar of RFC 5228 §8.2, one method for each of its productions.
final class Parser {
  static final int DEEPEST = 20;
  static final int MOST_ITEMS = 500;

  private final Lexer lexer;
  private Token token;
  private int depth;

  Parser(String text) throws SieveFault.Found {
    lexer = new Lexer(text);
    token = lexer.next();
  }

  /// All commands of a script.
  List<Node> script() throws SieveFault.Found {
    List<Node> commands = commands();
    if (token.kind() != Kind.END) {
      throw token.fault(Code.UNEXPECTED);
    }
    return commands;
  }

  private Token take() throws SieveFault.Found {
    Token taken = token;
    token = lexer.next();
    return taken;
  }

  private void expect(char mark) throws SieveFault.Found {
    if (!token.is(mark)) {
      throw token.kind() == Kind.END
          ? token.fault(Code.UNFINISHED, Character.toString(mark))
          : token.fault(Code.UNEXPECTED);
    }
    take();
  }

  private List<Node> commands() throws SieveFault.Found {
    var commands = new ArrayList<Node>();
    while (token.kind() == Kind.IDENTIFIER) {
      bound(commands.size());
      commands.add(command());
    }
    return commands;
  }

  private void bound(int count) throws SieveFault.Found {
    if (count >= MOST_ITEMS) {
      throw token.fault(Code.TOO_MANY);
    }
  }

  private void enter() throws SieveFault.Found {
    if (++depth > DEEPEST) {
      throw token.fault(Code.TOO_DEEP);
    }
  }

  private Node command() throws SieveFault.Found {
    enter();
    Token name = take();
    List<Argument> arguments = arguments();
    List<Node> tests = tests();
    Optional<List<Node>> block = Optional.empty();
    if (token.is('{')) {
      take();
      block = Optional.of(commands());
      expect('}');
    } else {
      expect(';');
    }
    depth--;
    return new Node(name, arguments, tests, block);
  }

  private List<Argument> arguments() throws SieveFault.Found {
    var arguments = new ArrayList<Argument>();
    while (true) {
      bound(arguments.size());
      if (token.kind() == Kind.TAG || token.kind() == Kind.NUMBER) {
        arguments.add(new Argument(take(), List.of()));
      } else if (token.kind() == Kind.STRING) {
        arguments.add(new Argument(token, List.of(take().text())));
      } else if (token.is('[')) {
        arguments.add(list());
      } else {
        return arguments;
      }
    }
  }

  private Argument list() throws SieveFault.Found {
    Token begin = take();
    var strings = new ArrayList<String>();
    do {
      if (token.kind() != Kind.STRING) {
        throw token.fault(token.kind() == Kind.END ? Code.UNFINISHED : Code.UNEXPECTED);
      }
      bound(strings.size());
      strings.add(take().text());
    } while (more(']'));
    return new Argument(begin, strings);
  }

  /// Whether a comma follows; otherwise the end of the list is taken.
  private boolean more(char end) throws SieveFault.Found {
    if (token.is(',')) {
      take();
      return true;
    }
    expect(end);
    return false;
  }

  private List<Node> tests() throws SieveFault.Found {
    if (token.kind() == Kind.IDENTIFIER) {
      return List.of(test());
    }
    if (!token.is('(')) {
      return List.of();
    }
    take();
    var tests = new ArrayList<Node>();
    do {
      if (token.kind() != Kind.IDENTIFIER) {
        throw token.fault(token.kind() == Kind.END ? Code.UNFINISHED : Code.UNEXPECTED);
      }
      bound(tests.size());
      tests.add(test());
    } while (more(')'));
    return tests;
  }

  private Node test() throws SieveFault.Found {
    enter();
    Token name = take();
    List<Argument> arguments = arguments();
    List<Node> tests = tests();
    depth--;
    return new Node(name, arguments, tests, Optional.empty());
  }
}
