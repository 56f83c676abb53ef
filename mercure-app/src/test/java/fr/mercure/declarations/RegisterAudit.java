// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must hold in the register whatever was killed: rows that belong together are there
/// together, and nothing is there twice.
final class RegisterAudit {
  private RegisterAudit() {}

  /// The facts that contradict that, in words; empty if none do.
  static List<String> faults(DataSource dataSource) {
    return JdbcClient.create(dataSource)
        .sql(
            """
            select 'declaration without message: ' || d.lrn
              from declarations.declaration d where not exists (
                select from declarations.received r where r.declaration = d.id)
            union all
            select 'message without declaration: ' || r.id
              from declarations.received r where not exists (
                select from declarations.declaration d where d.id = r.declaration)
            union all
            select 'declaration without its versions: ' || d.lrn
              from declarations.declaration d where d.version <> (
                select count(*) from declarations.version v where v.declaration = d.id)
            union all
            select 'declaration without its timeline: ' || d.lrn
              from declarations.declaration d where d.sequence <> (
                select count(*) from declarations.timeline t where t.declaration = d.id)
            union all
            select 'line that nobody will be told: ' || t.declaration || '.' || t.sequence
              from declarations.timeline t where not exists (
                select from declarations.outbox o
                where o.declaration = t.declaration and o.sequence = t.sequence)
            union all
            select 'version without message: ' || v.declaration
              from declarations.version v where not exists (
                select from declarations.received r where r.id = v.received)
            union all
            select 'LRN owned twice: ' || lrn
              from declarations.declaration where owns_lrn
              group by lrn, declarant having count(*) > 1
            union all
            select 'MRN given twice: ' || mrn
              from declarations.declaration where mrn is not null
              group by mrn having count(*) > 1
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// LRNs of the declarations that were accepted.
  static List<String> lrns(DataSource dataSource) {
    return JdbcClient.create(dataSource)
        .sql("select lrn from declarations.declaration where owns_lrn")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
