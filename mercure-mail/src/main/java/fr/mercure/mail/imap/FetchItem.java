// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.util.List;

/// What FETCH tells of a message.
sealed interface FetchItem {
  /// Something that the store has ready.
  enum Fact implements FetchItem {
    FLAGS,
    UID,
    INTERNALDATE,
    SIZE,
    ENVELOPE,
    BODY,
    BODYSTRUCTURE,
    MODSEQ
  }

  /// Some bytes of it.
  ///
  /// @param label as the response names it
  /// @param path of the part; empty for the whole message
  /// @param fields upper case, for `HEADER.FIELDS`
  /// @param peeks whether the message stays unseen
  /// @param from first byte; -1 for all of them
  /// @param length at most
  record Section(
      String label,
      List<Integer> path,
      What what,
      List<String> fields,
      boolean peeks,
      long from,
      long length)
      implements FetchItem {
    public Section {
      path = List.copyOf(path);
      fields = List.copyOf(fields);
    }

    Section cut(long first, long most) {
      return new Section(label + "<" + first + ">", path, what, fields, peeks, first, most);
    }
  }

  /// Which bytes.
  enum What {
    ALL,
    HEADER,
    FIELDS,
    FIELDS_NOT,
    TEXT,
    MIME,
    /// Content of a part without its transfer encoding (RFC 3516).
    DECODED,
    /// How many bytes that would be.
    DECODED_SIZE
  }
}
