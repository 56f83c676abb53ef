-- SPDX-License-Identifier: Apache-2.0
-- Somebody leaves a company or an office: what was taken, so that it can be given back for a day.

create table identity.departure (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references identity.person,
  company_id bigint references identity.company,
  office     text,
  at         timestamptz not null,
  by         text not null,
  undone_at  timestamptz,
  check (num_nonnulls(company_id, office) = 1)
);
create index departure_company on identity.departure (company_id, at);
create index departure_office on identity.departure (office, at);

alter table identity.habilitation
  add column departure  bigint references identity.departure,
  add column was        text,
  add column was_reason text;
comment on column identity.habilitation.was is 'State before the departure that withdrew it.';
alter table identity.api_key add column departure bigint references identity.departure;
create index habilitation_departure on identity.habilitation (departure) where departure is not null;
create index api_key_departure on identity.api_key (departure) where departure is not null;
