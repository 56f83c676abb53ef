-- SPDX-License-Identifier: Apache-2.0
-- How long declarations are kept. Rules are data: dated, with their source; the longest that applies wins.

create schema archive;

create table archive.retention_rule (
  code text primary key,
  procedure text,
  trait text,
  years integer not null check (years > 0),
  counted_from text not null check (counted_from in ('EVENT', 'END_OF_YEAR')),
  in_force_from date not null default '-infinity',
  in_force_until date not null default 'infinity',
  source text not null,
  certainty text not null check (certainty in ('READ', 'KNOWN', 'POLICY')),
  check (in_force_from < in_force_until)
);

comment on table archive.retention_rule is 'How long something is kept; changed by migrations only.';
comment on column archive.retention_rule.procedure is 'null: every procedure';
comment on column archive.retention_rule.trait is 'what must be true of the declaration; null: nothing';
comment on column archive.retention_rule.counted_from is 'EVENT: the day of the event; END_OF_YEAR: 31 December of its year (Europe/Paris)';
comment on column archive.retention_rule.in_force_from is 'first day of events that it applies to; -infinity: since before Mercure';
comment on column archive.retention_rule.certainty is 'READ: the text was read; KNOWN: from general knowledge, to be checked; POLICY: our own';

insert into archive.retention_rule (code, procedure, trait, years, counted_from, source, certainty) values
  ('PLATFORM', null, null, 7, 'EVENT', 'Platform policy: six years of tax reprise and a margin of one', 'POLICY'),
  ('UCC-51', null, null, 3, 'END_OF_YEAR', 'Regulation (EU) 952/2013, article 51(1)', 'KNOWN'),
  ('CD-65', null, null, 3, 'EVENT', 'Code des douanes, article 65-3°', 'READ'),
  ('CD-92', null, null, 3, 'EVENT', 'Code des douanes, article 92-2', 'READ'),
  ('LPF-L102B', null, null, 6, 'EVENT', 'Livre des procédures fiscales, article L102 B', 'READ'),
  ('CONTROL-CONFORM', null, 'CONFORM', 3, 'EVENT', 'Arrêté du 7 juin 2022 (analyse de risque), contrôle conforme', 'READ'),
  ('CONTROL-NOT-CONFORM', null, 'NOT_CONFORM', 10, 'EVENT', 'Arrêté du 7 juin 2022 (analyse de risque), contrôle non conforme', 'READ'),
  ('IOSS', null, 'IOSS', 10, 'END_OF_YEAR', 'Livre des procédures fiscales, article L102 B; code général des impôts, article 298 sexdecies G', 'READ'),
  ('CCOM-L123-22', null, 'ACCOUNTING', 10, 'END_OF_YEAR', 'Code de commerce, article L123-22', 'READ');

create function archive.retained_until(p_procedure text, p_traits text[], p_at timestamptz) returns date
language sql stable set search_path = archive, pg_temp as $$
  with event as (select (p_at at time zone 'Europe/Paris')::date as day)
  select max(case r.counted_from
      when 'EVENT' then (event.day + make_interval(years => r.years))::date
      else make_date(extract(year from event.day)::int + r.years, 12, 31)
    end)
  from retention_rule r, event
  where (r.procedure is null or r.procedure = p_procedure)
    and (r.trait is null or r.trait = any (p_traits))
    and event.day >= r.in_force_from and event.day < r.in_force_until
$$;

comment on function archive.retained_until is 'Last day on which something may not be destroyed; null if no rule is in force, which append refuses.';
