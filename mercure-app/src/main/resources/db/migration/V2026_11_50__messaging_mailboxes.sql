-- SPDX-License-Identifier: Apache-2.0
-- Mailboxes of companies and offices, the official messages in them, and who opened which.

create schema messaging;

create table messaging.mailbox (
  id bigint generated always as identity primary key,
  company bigint unique,
  office text unique,
  check (num_nonnulls(company, office) = 1)
);

comment on column messaging.mailbox.company is 'Whose it is, key in identity; or an office';
comment on column messaging.mailbox.office is '17 09 001 000: customs office whose it is';

create table messaging.message (
  id bigint generated always as identity primary key,
  reference text not null unique check (reference ~ '^[0-9a-f]{20}$'),
  mailbox bigint not null references messaging.mailbox,
  deposit text not null,
  kind text not null check (kind in ('REQUEST', 'DECISION', 'NOTICE')),
  form text not null,
  declaration bigint not null,
  procedure text not null,
  lrn text not null,
  mrn text not null,
  office text not null,
  sender text not null,
  sender_name text not null,
  facts text not null,
  sent_at timestamptz not null,
  due_at timestamptz,
  sha256 bytea not null check (length(sha256) = 32),
  unique (declaration, deposit, mailbox)
);

comment on table messaging.message is 'Official messages, never changed. The words are those of the form, in its version; the facts fill them.';
comment on column messaging.message.reference is 'Its public name: the first ten bytes of sha256';
comment on column messaging.message.deposit is 'What caused it (move:3, request:…): the same cause deposits once';
comment on column messaging.message.form is 'Which words, with their version (released/1)';
comment on column messaging.message.lrn is '12 09 001 000; empty if the declaration has none';
comment on column messaging.message.mrn is 'Empty before acceptance';
comment on column messaging.message.facts is 'JSON: findings, documents asked for, note';
comment on column messaging.message.due_at is 'Until when an answer is expected; none if none is';
comment on column messaging.message.sha256 is 'Of all the other columns as text (OfficialMessage.canonical)';

create table messaging.placement (
  message bigint primary key references messaging.message,
  mailbox bigint not null references messaging.mailbox,
  opened boolean not null default false,
  due boolean not null,
  sent_at timestamptz not null
);

create index on messaging.placement (mailbox, opened, sent_at desc, message desc);
create index on messaging.placement (mailbox, opened, sent_at desc, message desc) where due;

comment on table messaging.placement is 'Where a message stands in its mailbox; the part that changes.';
comment on column messaging.placement.opened is 'Whether somebody of the mailbox has opened it';

create table messaging.receipt (
  position bigint primary key check (position > 0),
  message bigint not null references messaging.message,
  mailbox bigint not null references messaging.mailbox,
  reference text not null,
  person text not null,
  person_name text not null,
  opened_at timestamptz not null,
  message_sha256 bytea not null,
  previous bytea not null check (length(previous) = 32),
  chain bytea not null check (length(chain) = 32),
  unique (message, person)
);

create index on messaging.receipt (mailbox, opened_at desc);

comment on table messaging.receipt is 'Who really opened which official message, and when: one chain, one line for each person and message.';
comment on column messaging.receipt.chain is 'SHA-256 of messaging.receipt_text(receipt)';

create function messaging.receipt_text(r messaging.receipt) returns bytea
language sql stable strict set search_path = messaging, pg_temp as $$
  select convert_to(concat(
    'mercure-receipt-1', E'\n',
    'position: ', r.position, E'\n',
    'previous: ', encode(r.previous, 'hex'), E'\n',
    'message: ', r.reference, E'\n',
    'message-sha256: ', encode(r.message_sha256, 'hex'), E'\n',
    'person: ', r.person, E'\n',
    'name: ', translate(r.person_name, E'\n\r', '  '), E'\n',
    'opened-at: ', to_char(r.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\n'), 'UTF8')
$$;

create function messaging.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % on messaging.% is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on messaging.message
  for each statement execute function messaging.refuse();
create trigger append_only before update or delete or truncate on messaging.receipt
  for each statement execute function messaging.refuse();

create function messaging.open(p_reference text, p_person text, p_person_name text) returns bigint
language plpgsql security definer set search_path = messaging, pg_temp as $$
declare
  v_message message;
  made receipt;
  v_position bigint;
begin
  select m.* into strict v_message from message m where m.reference = p_reference;
  select r.position into v_position from receipt r where r.message = v_message.id and r.person = p_person;
  if found then
    return v_position;
  end if;
  perform pg_advisory_xact_lock(7305804403);
  select r.position into v_position from receipt r where r.message = v_message.id and r.person = p_person;
  if found then
    return v_position;
  end if;
  select r.position, r.chain into made.position, made.previous from receipt r order by r.position desc limit 1;
  made.position := coalesce(made.position, 0) + 1;
  made.previous := coalesce(made.previous, decode(repeat('00', 32), 'hex'));
  made.message := v_message.id;
  made.mailbox := v_message.mailbox;
  made.reference := v_message.reference;
  made.person := p_person;
  made.person_name := p_person_name;
  made.opened_at := clock_timestamp();
  made.message_sha256 := v_message.sha256;
  made.chain := ''::bytea;
  made.chain := sha256(receipt_text(made));
  insert into receipt select (made).*;
  update placement set opened = true where message = v_message.id and not opened;
  return made.position;
end $$;

comment on function messaging.open is 'Writes that a person opened a message, the first time only; returns the link of the chain.';

create function messaging.verify(p_from bigint, p_to bigint) returns table (at_position bigint, fault text)
language sql stable set search_path = messaging, pg_temp as $$
  with walked as (
    select r as r, m.sha256, lag(r.position) over w as before_position, lag(r.chain) over w as before_chain
    from receipt r join message m on m.id = r.message
    where r.position between p_from - 1 and p_to
    window w as (order by r.position))
  select (r).position, f.fault
  from walked cross join lateral (values
    (coalesce(before_position, 0) <> (r).position - 1, 'GAP'),
    (coalesce(before_chain, decode(repeat('00', 32), 'hex')) <> (r).previous, 'PREVIOUS'),
    (sha256(receipt_text(r)) <> (r).chain, 'RECEIPT'),
    (sha256 <> (r).message_sha256, 'MESSAGE')
  ) as f(broken, fault)
  where f.broken and (r).position >= p_from
  order by 1
$$;

comment on function messaging.verify is 'Hashes receipts again between two positions, both included; a row for each fault.';
