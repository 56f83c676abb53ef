-- SPDX-License-Identifier: Apache-2.0
-- Who changed whose access, when, why. Appended to by one function, chained, changed by nobody.

create table identity.trail (
  position bigint primary key,
  at       timestamptz not null,
  actor    text not null,
  act      text not null,
  person   bigint references identity.person,
  company  bigint references identity.company,
  office   text,
  detail   text not null,
  previous bytea not null,
  chain    bytea not null
);
create index trail_person on identity.trail (person, position desc);
create index trail_company on identity.trail (company, position desc);
create index trail_office on identity.trail (office, position desc);
comment on column identity.trail.actor is 'Actor.id of whoever did it.';
comment on column identity.trail.person is 'Whose access it is about.';
comment on column identity.trail.chain is 'SHA-256 over the link before and every column of this line.';

create function identity.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the trail of rights is append-only: % is refused', lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on identity.trail
  for each statement execute function identity.refuse();

create function identity.link(line identity.trail) returns bytea language sql stable as $$
  select sha256(line.previous || convert_to(jsonb_build_array(line.position,
    to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.actor, line.act,
    line.person, line.company, line.office, line.detail)::text, 'UTF8'))
$$;

-- One chain, one writer at a time: the lock is held until the commit of the caller.
create function identity.append(
  p_at timestamptz, p_actor text, p_act text, p_person bigint, p_company bigint, p_office text,
  p_detail text) returns bigint language plpgsql as $$
declare
  made identity.trail;
  last identity.trail;
begin
  perform pg_advisory_xact_lock(7305804403);
  select * into last from identity.trail order by position desc limit 1;
  made := row(coalesce(last.position, 0) + 1, p_at, p_actor, p_act, p_person, p_company, p_office,
    p_detail, coalesce(last.chain, decode(repeat('00', 32), 'hex')), null);
  made.chain := identity.link(made);
  insert into identity.trail select (made).*;
  return made.position;
end $$;
comment on function identity.append is 'Adds a line; returns its position.';

create function identity.verify() returns table (at_position bigint, fault text) language sql stable as $$
  with walked as (
    select t, lag(t.position) over w as before_position, lag(t.chain) over w as before_chain
    from identity.trail t window w as (order by t.position))
  select (t).position, f.fault
  from walked cross join lateral (values
    (coalesce(before_position, 0) <> (t).position - 1, 'GAP'),
    (coalesce(before_chain, decode(repeat('00', 32), 'hex')) <> (t).previous, 'PREVIOUS'),
    (identity.link(t) <> (t).chain, 'LINE')) as f(broken, fault)
  where f.broken order by 1
$$;
comment on function identity.verify is 'A row for each line that is not as it was written; none if the chain holds.';

alter table identity.habilitation
  add column wish text not null default '' check (length(wish) <= 300),
  add column asked_at timestamptz,
  add column warned int;
comment on column identity.habilitation.wish is 'Why it was asked for, in the words of whoever asked.';
comment on column identity.habilitation.asked_at is 'Last request or reminder.';
comment on column identity.habilitation.warned is 'Fewest days before its end of which the holder was told.';
create index habilitation_company_asked on identity.habilitation (company_id) where state = 'REQUESTED';
create index habilitation_office_asked on identity.habilitation (office) where state = 'REQUESTED';
create index habilitation_ending on identity.habilitation (until_at) where state = 'VALIDATED';

create view identity.right_asked as
  select h.id, h.person_id, p.name, coalesce(c.name, h.office) as organisation, h.company_id, h.office,
    h.entitlement, h.from_at, h.wish
  from identity.habilitation h
  join identity.person p on p.id = h.person_id and p.state = 'ACTIVE'
  left join identity.company c on c.id = h.company_id
  where h.state = 'REQUESTED';
comment on view identity.right_asked is 'Requests that nobody has answered.';

create view identity.right_decider as
  select h.person_id, h.company_id, h.office
  from identity.habilitation h
  join identity.person p on p.id = h.person_id and p.state = 'ACTIVE'
  left join identity.membership m on m.person_id = h.person_id and m.company_id = h.company_id
  left join identity.office_membership o on o.person_id = h.person_id and o.office = h.office
  where h.entitlement = 'PEOPLE_MANAGE' and h.state = 'VALIDATED'
    and (h.until_at is null or h.until_at > now())
    and coalesce(m.until, o.until, 'infinity') > now();
comment on view identity.right_decider is 'Who may decide on rights, and where.';
