-- SPDX-License-Identifier: Apache-2.0
-- The register of declarations: what came in, what it became, who is to be told.

create schema declarations;

-- Keys and reference numbers are reserved a thousand at a time: no round trip per lodging. Gaps are
-- expected. No foreign keys inside this schema: one write path fills all its tables in one commit, and
-- their checks would be paid on every lodging.
create sequence declarations.declaration_key increment by 1000;
create sequence declarations.received_key increment by 1000;
create sequence declarations.reference_number increment by 1000;

create table declarations.received (
  id          bigint      primary key,
  channel     text        not null,
  sender      text        not null collate "C",
  message_key text        not null collate "C",
  sha256      bytea       not null check (octet_length(sha256) = 32),
  size        int         not null check (size >= 0),
  body        bytea       not null,
  at          timestamptz not null,
  declaration bigint,
  answer      text        not null
);
alter table declarations.received alter column body set storage external;
create unique index received_once on declarations.received (sender, message_key, channel);
comment on table  declarations.received is 'Every message, whatever it is worth, with the answer given: the same message again gets the same answer';
comment on column declarations.received.channel is 'Door it came through: API, FORM, BATCH';
comment on column declarations.received.sender is 'Whose message it is, such as company:12; a message key is theirs';
comment on column declarations.received.message_key is 'Key that the sender gave (key:…), else the hash of the bytes (sha:…)';
comment on column declarations.received.size is 'Bytes as received';
comment on column declarations.received.body is 'The bytes as received, deflated';
comment on column declarations.received.at is 'Legal instant of receipt (Code des douanes art. 85-4)';
comment on column declarations.received.declaration is 'The declaration it made or spoke of; none if it could not be told';

create table declarations.declaration (
  id          bigint         primary key,
  procedure   text           not null check (procedure in ('EXPRESS')),
  type        text           not null,
  company     bigint         not null,
  declarant   text           not null collate "C",
  lrn         text           not null collate "C",
  owns_lrn    boolean        not null check (not owns_lrn or lrn <> ''),
  crn         text           collate "C",
  mrn         text           collate "C",
  state       text           not null,
  since       timestamptz    not null,
  circuit     text           check (circuit in ('GREEN', 'ORANGE', 'RED')),
  control     text           check (control in ('DOCUMENTARY', 'PHYSICAL')),
  waits_for   text,
  deadline    timestamptz,
  office      text           not null collate "C",
  items       int            not null check (items >= 0),
  value       numeric(18, 2),
  gross_mass  numeric(22, 6),
  importer    text           not null,
  goods       text           not null,
  channel     text           not null,
  lodged      timestamptz    not null,
  changed     timestamptz    not null,
  accepted    timestamptz,
  released    timestamptz,
  version     int            not null check (version >= 1),
  sequence    int            not null check (sequence >= 1)
) with (fillfactor = 90);
create unique index declaration_mrn on declarations.declaration (mrn) where mrn is not null;
create unique index declaration_lrn on declarations.declaration (lrn, declarant) where owns_lrn;
create index declaration_of_company on declarations.declaration (company, state, id);
-- These four hold few rows: they cost nothing to an ordinary lodging.
create unique index declaration_crn on declarations.declaration (crn) where crn is not null;
create index declaration_refused on declarations.declaration (lrn, declarant) where not owns_lrn;
create index declaration_at_office on declarations.declaration (office, state, id)
  where state in ('WAITING', 'UNDER_CONTROL', 'CONFORM', 'NOT_CONFORM');
create index declaration_awaiting_goods on declarations.declaration (deadline)
  where state = 'PRELODGED';
comment on column declarations.declaration.type is '11 02 001 000: IMA goods present, IMD pre-lodged; empty if unreadable';
comment on column declarations.declaration.company is 'Company that lodged it, key in identity';
comment on column declarations.declaration.declarant is '13 05 017 000: EORI of the declarant; empty if unreadable';
comment on column declarations.declaration.lrn is '12 09 001 000: reference given by the trader; empty if unreadable';
comment on column declarations.declaration.owns_lrn is 'Whether nobody else may use this LRN of this declarant; a refused declaration owns none';
comment on column declarations.declaration.crn is 'Reference allotted to a pre-lodged declaration';
comment on column declarations.declaration.mrn is '12 01 001 000 of later messages: reference allotted at acceptance';
comment on column declarations.declaration.since is 'When it came to its state';
comment on column declarations.declaration.waits_for is 'What is missing before release';
comment on column declarations.declaration.deadline is 'Until when the next move of the trader is possible';
comment on column declarations.declaration.office is '17 09 001 000: customs office in charge';
comment on column declarations.declaration.items is '11 03 001 000';
comment on column declarations.declaration.value is '14 14: intrinsic value, euros at the rate of the month';
comment on column declarations.declaration.gross_mass is '18 04 001 000: kilograms';
comment on column declarations.declaration.importer is '13 04 016 000: name shown in lists';
comment on column declarations.declaration.goods is '18 05 001 000: first description, shown in lists';
comment on column declarations.declaration.version is 'Version of the content: 1 as lodged, one more for each amendment';
comment on column declarations.declaration.sequence is 'Last line of the timeline; also the optimistic lock of every move';

create table declarations.version (
  declaration bigint      not null,
  number      int         not null check (number >= 1),
  received    bigint      not null,
  content     bytea       not null check (octet_length(content) = 32),
  findings    text        not null,
  charges     text        not null,
  primary key (declaration, number)
);
comment on column declarations.version.received is 'The message that wrote this version';
comment on column declarations.version.content is 'SHA-256 of what was declared, however it was written';
comment on column declarations.version.findings is 'JSON: what the checks found, warnings included';
comment on column declarations.version.charges is 'JSON: duties and taxes with the steps of their computation; empty if none were computed';

create table declarations.timeline (
  declaration bigint      not null,
  sequence    int         not null check (sequence >= 1),
  version     int         not null,
  was         text        not null,
  became      text        not null,
  at          timestamptz not null,
  actor       text        not null,
  actor_name  text        not null,
  received    bigint,
  note        text        not null,
  reserved    text        not null,
  primary key (declaration, sequence)
);
comment on column declarations.timeline.was is 'State before; empty at lodging';
comment on column declarations.timeline.received is 'The message that caused it; none if an officer or Mercure did';
comment on column declarations.timeline.note is 'Shown to everybody who sees the declaration';
comment on column declarations.timeline.reserved is 'Shown to officers only, such as the profile that selected it';

create table declarations.outbox (
  id          bigint generated always as identity primary key,
  declaration bigint not null,
  sequence    int    not null
);
comment on table declarations.outbox is 'Lines of timelines that the other modules have not been told yet';
