// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

/// NOOP and CHECK: the news follow, as after any command.
record Noop() implements Command {
  @Override
  public Reply run(Session session) {
    return Reply.ok("Done");
  }
}
