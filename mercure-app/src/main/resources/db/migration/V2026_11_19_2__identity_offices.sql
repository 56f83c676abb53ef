-- SPDX-License-Identifier: Apache-2.0
-- A right to lodge may hold at some customs offices only; a request may ask for no more than that.
alter table identity.habilitation add column offices text[] check (offices <> '{}');
comment on column identity.habilitation.offices is 'Where it holds; null: everywhere.';
alter table identity.api_key add column offices text[] check (offices <> '{}');
comment on column identity.api_key.offices is 'Where the key lodges, as its maker could; null: everywhere.';

create or replace view identity.right_asked as
  select h.id, h.person_id, p.name, coalesce(c.name, h.office) as organisation, h.company_id, h.office,
    h.entitlement, h.from_at, h.wish, h.offices
  from identity.habilitation h
  join identity.person p on p.id = h.person_id and p.state = 'ACTIVE'
  left join identity.company c on c.id = h.company_id
  where h.state = 'REQUESTED';

-- Mandates end on a day that is told ahead, as rights do.
alter table identity.mandate add column warned int;
comment on column identity.mandate.warned is 'Days before its end that both sides were last told: 30, 7 or 1.';
create index mandate_ending on identity.mandate (to_day) where revoked_at is null;

-- A service may have hours.
alter table identity.module_state
  add column opens  time,
  add column closes time,
  add check (num_nonnulls(opens, closes) in (0, 2));
comment on column identity.module_state.opens is 'In Paris; null: always open. Earlier than closes, or over midnight.';
