// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/// UIDs as the driver takes them.
final class Uids {
  static final RowMapper<Long> ROW = (row, _) -> row.getLong(1);

  private Uids() {}

  static Long[] array(List<Long> uids) {
    return uids.toArray(Long[]::new);
  }
}
