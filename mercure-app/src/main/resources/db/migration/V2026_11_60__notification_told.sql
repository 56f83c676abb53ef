-- SPDX-License-Identifier: Apache-2.0
-- Who is told what: one row for each person and event.

create schema notification;

create table notification.notification (
  id bigint generated always as identity primary key,
  person text not null,
  event text not null,
  reason text not null,
  procedure text not null,
  reference text not null,
  path text not null,
  happened_at timestamptz not null,
  channel text not null check (channel in ('PORTAL', 'MAIL')),
  told_at timestamptz not null,
  done_at timestamptz,
  unique (person, event)
);

create index on notification.notification (person, happened_at desc, id desc);
create index on notification.notification (person, happened_at desc, id desc) where done_at is null;

comment on table notification.notification is 'What each person was told, once.';
comment on column notification.notification.person is 'Actor.id';
comment on column notification.notification.event is 'What happened (move:12/3, message:…): a person is told of it once';
comment on column notification.notification.reason is 'Why this person is told: key notification.reason. + it in the words';
comment on column notification.notification.reference is 'MRN, or CRN or LRN before acceptance';
comment on column notification.notification.path is 'Where to act';
comment on column notification.notification.channel is 'By which way; PORTAL is this list itself';

create table notification.choice (
  person text not null,
  reason text not null,
  channel text not null check (channel in ('PORTAL', 'MAIL', 'NONE')),
  primary key (person, reason)
);

comment on table notification.choice is 'By which way a person wants to be told of what; without a row, PORTAL.';
