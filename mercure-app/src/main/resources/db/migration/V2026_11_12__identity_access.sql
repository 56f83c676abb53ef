-- SPDX-License-Identifier: Apache-2.0
-- What access is decided from: registers as last read, rights with their state, mandates,
-- authorisations, modules. Nothing here is a decision; decisions are computed from it each time.

create table identity.legal_unit (
  siren      text primary key check (siren ~ '^[0-9]{9}$'),
  state      text not null default 'ACTIVE' check (state in ('ACTIVE', 'CEASED')),
  masked     boolean not null default false,
  state_from date,
  checked_at timestamptz
);
comment on column identity.legal_unit.masked is 'The register publishes it in part only; valid all the same.';
comment on column identity.legal_unit.checked_at is 'Last answer of the register; null: never asked.';

create table identity.establishment (
  siret      text primary key check (siret ~ '^[0-9]{14}$'),
  siren      text not null references identity.legal_unit check (siren = left(siret, 9)),
  state      text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'UNKNOWN')),
  state_from date,
  successor  text check (successor ~ '^[0-9]{14}$'),
  negatives  int not null default 0 check (negatives >= 0),
  checked_at timestamptz
);
comment on column identity.establishment.negatives is
  'Dated answers in a row that say it is not open. One alone stops nothing; two confirm.';

create table identity.eori (
  number     text primary key check (number ~ '^[A-Z]{2}[!-~]{1,15}$'),
  kind       text not null check (kind in ('SIREN', 'SIRET', 'FOREIGN')),
  siren      text references identity.legal_unit,
  siret      text references identity.establishment,
  state      text not null default 'VALID' check (state in ('VALID', 'INVALID', 'DISABLED')),
  state_from date,
  issued_at  timestamptz,
  negatives  int not null default 0 check (negatives >= 0),
  checked_at timestamptz
);
comment on table identity.eori is 'Data elements 13 05 017 000 and 13 06 017 000.';

create table identity.eori_rule (
  module   text not null,
  kind     text not null check (kind in ('SIREN', 'SIRET', 'FOREIGN')),
  from_day date not null,
  to_day   date,
  source   text not null,
  primary key (module, kind, from_day),
  check (to_day >= from_day)
);
comment on table identity.eori_rule is
  'Kinds of EORI that a module takes, by day; changed here when the rule changes, without release.';
insert into identity.eori_rule (module, kind, from_day, source) values
  ('EXPRESS', 'SIREN', '2023-04-05', 'One EORI for each legal person since 5 April 2023; H7 takes SIREN only'),
  ('EXPRESS', 'FOREIGN', '2023-04-05', 'Holders outside France keep the number of their country');

create table identity.module_state (
  module      text primary key,
  state       text not null default 'OPEN' check (state in ('OPEN', 'MAINTENANCE', 'CLOSED')),
  since       timestamptz not null default now(),
  until       timestamptz,
  replaced_by text
);
insert into identity.module_state (module) values ('EXPRESS');

create table identity.habilitation (
  id           bigint generated always as identity primary key,
  person_id    bigint not null references identity.person,
  company_id   bigint references identity.company,
  office       text check (office ~ '^[A-Z]{2}[A-Z0-9]{6}$'),
  entitlement  text not null,
  state        text not null check (state in ('REQUESTED', 'VALIDATED', 'REFUSED', 'REVOKED')),
  from_at      timestamptz not null default now(),
  until_at     timestamptz,
  requested_by text not null,
  decided_by   text,
  reason       text,
  check (num_nonnulls(company_id, office) = 1),
  constraint habilitation_granted_by_another
    check (state <> 'VALIDATED' or decided_by <> 'person:' || person_id),
  unique nulls not distinct (person_id, company_id, office, entitlement)
);
comment on column identity.habilitation.entitlement is 'Name of a Right; one that this version does not know grants nothing.';
comment on constraint habilitation_granted_by_another on identity.habilitation is
  'Nobody grants a right to themselves.';

create table identity.mandate (
  id             bigint generated always as identity primary key,
  principal      text not null check (principal ~ '^[A-Z]{2}[!-~]{1,15}$'),
  principal_name text not null,
  representative bigint not null references identity.company,
  form           text not null check (form in ('DIRECT', 'INDIRECT')),
  module         text,
  office         text check (office ~ '^[A-Z]{2}[A-Z0-9]{6}$'),
  from_day       date not null,
  to_day         date,
  revoked_at     timestamptz,
  successor      text
);
create index mandate_representative on identity.mandate (representative);
comment on column identity.mandate.module is 'Null: every module. Without a mandate there is no right.';

create table identity.customs_authorisation (
  kind       text not null,
  number     text not null,
  company_id bigint not null references identity.company,
  state      text not null check (state in ('ACTIVE', 'SUSPENDED', 'REVOKED')),
  from_day   date not null,
  to_day     date,
  state_from date,
  primary key (kind, number)
);
create index customs_authorisation_company on identity.customs_authorisation (company_id);

-- Those who are here already keep what they had.
insert into identity.legal_unit (siren) select distinct left(siret, 9) from identity.company;
insert into identity.establishment (siret, siren) select siret, left(siret, 9) from identity.company;
insert into identity.eori (number, kind, siren)
  select eori, case when eori = 'FR' || left(siret, 9) then 'SIREN' else 'FOREIGN' end, left(siret, 9)
  from identity.company;
insert into identity.habilitation
  (person_id, company_id, entitlement, state, from_at, until_at, requested_by, decided_by)
  select person_id, company_id, unnest(rights), 'VALIDATED', since, until, 'mercure', 'mercure'
  from identity.membership;
insert into identity.habilitation
  (person_id, office, entitlement, state, from_at, until_at, requested_by, decided_by)
  select person_id, office, unnest(rights), 'VALIDATED', since, until, 'mercure', 'mercure'
  from identity.office_membership;
insert into identity.habilitation
  (person_id, company_id, entitlement, state, from_at, requested_by, decided_by)
  select person_id, company_id, 'PEOPLE_MANAGE', 'VALIDATED', since, 'mercure', 'mercure'
  from identity.membership where 'KEYS_MANAGE' = any (rights);
alter table identity.membership drop column rights;
alter table identity.office_membership drop column rights;
