-- SPDX-License-Identifier: Apache-2.0
-- That somebody looked into a mailbox and found nothing official unopened: one chain, beside that of receipts, owned
-- as that one is (docs/adr/0013).

do $do$
declare
  v_application text := current_user;
  v_owned boolean := exists (select from pg_roles where rolname = 'mercure_archive')
    and pg_has_role(current_user, 'mercure_archive', 'MEMBER');
begin
  if v_owned then
    set local role mercure_archive;
  end if;

  create table messaging.attestation (
    position bigint primary key check (position > 0),
    mailbox bigint not null references messaging.mailbox,
    person text not null,
    person_name text not null,
    attested_at timestamptz not null,
    latest bytea not null check (length(latest) = 32),
    previous bytea not null check (length(previous) = 32),
    chain bytea not null check (length(chain) = 32)
  );

  create index on messaging.attestation (mailbox, attested_at desc);

  comment on column messaging.attestation.latest is 'SHA-256 of the latest official message there was; zeros if there was none';
  comment on column messaging.attestation.chain is 'SHA-256 of messaging.attestation_text(attestation)';

  create trigger append_only before update or delete or truncate on messaging.attestation
    for each statement execute function messaging.refuse();

  create function messaging.attestation_text(a messaging.attestation) returns bytea
  language sql stable strict set search_path = messaging, pg_temp as $$
    select convert_to(concat(
      'mercure-attestation-1', E'\n',
      'position: ', a.position, E'\n',
      'previous: ', encode(a.previous, 'hex'), E'\n',
      'mailbox: ', a.mailbox, E'\n',
      'unopened: 0', E'\n',
      'latest: ', encode(a.latest, 'hex'), E'\n',
      'person: ', a.person, E'\n',
      'name: ', translate(a.person_name, E'\n\r', '  '), E'\n',
      'attested-at: ', to_char(a.attested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\n'), 'UTF8')
  $$;

  create function messaging.attest(p_mailbox bigint, p_person text, p_person_name text) returns bigint
  language plpgsql security definer set search_path = messaging, pg_temp as $$
  declare
    made attestation;
  begin
    perform pg_advisory_xact_lock(7305804472);
    if exists (select from placement p where p.mailbox = p_mailbox and not p.opened) then
      return 0;
    end if;
    select a.position, a.chain into made.position, made.previous
      from attestation a order by a.position desc limit 1;
    made.position := coalesce(made.position, 0) + 1;
    made.previous := coalesce(made.previous, decode(repeat('00', 32), 'hex'));
    made.mailbox := p_mailbox;
    made.person := p_person;
    made.person_name := p_person_name;
    made.attested_at := clock_timestamp();
    made.latest := coalesce(
      (select m.sha256 from message m where m.mailbox = p_mailbox order by m.sent_at desc, m.id desc limit 1),
      decode(repeat('00', 32), 'hex'));
    made.chain := ''::bytea;
    made.chain := sha256(attestation_text(made));
    insert into attestation select (made).*;
    return made.position;
  end $$;

  comment on function messaging.attest is 'Writes that a person found nothing unopened; returns the link of the chain, 0 if something is unopened.';

  create function messaging.verify_attestations(p_from bigint, p_to bigint)
  returns table (at_position bigint, fault text)
  language sql stable set search_path = messaging, pg_temp as $$
    with walked as (
      select a as a, lag(a.position) over w as before_position, lag(a.chain) over w as before_chain
      from attestation a
      where a.position between p_from - 1 and p_to
      window w as (order by a.position))
    select (a).position, f.fault
    from walked cross join lateral (values
      (coalesce(before_position, 0) <> (a).position - 1, 'GAP'),
      (coalesce(before_chain, decode(repeat('00', 32), 'hex')) <> (a).previous, 'PREVIOUS'),
      (sha256(attestation_text(a)) <> (a).chain, 'ATTESTATION')
    ) as f(broken, fault)
    where f.broken and (a).position >= p_from
    order by 1
  $$;

  comment on function messaging.verify_attestations is 'Hashes attestations again between two positions, both included; a row for each fault.';

  revoke all on function messaging.attest, messaging.attestation_text, messaging.verify_attestations from public;
  if v_owned then
    execute format('grant select on messaging.attestation to %I', v_application);
    execute format('grant execute on function messaging.attest, messaging.attestation_text, messaging.verify_attestations to %I', v_application);
    reset role;
  end if;
end $do$;
