-- SPDX-License-Identifier: Apache-2.0
-- What people arrange around their mail: words they reuse, tags, searches, messages put off, who answers what.

create schema webmail;

create table webmail.passage (
  id bigint generated always as identity primary key,
  mailbox bigint not null references mail.mailbox,
  person text not null,
  kind text not null check (kind in ('SIGNATURE', 'TEMPLATE')),
  name text not null check (length(name) between 1 and 60),
  subject text not null check (length(subject) <= 300),
  body text not null check (length(body) between 1 and 5000),
  unique (mailbox, kind, person, name)
);

comment on table webmail.passage is 'Words that are written again and again in the name of a mailbox.';
comment on column webmail.passage.person is 'Whose it is; empty if all of the mailbox use it';

create table webmail.tag (
  id bigint generated always as identity primary key,
  mailbox bigint not null references mail.mailbox,
  name text not null check (length(name) between 1 and 40),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  keyword text not null check (keyword ~ '^[a-z0-9-]{1,40}$'),
  unique (mailbox, keyword)
);

comment on column webmail.tag.keyword is 'The IMAP keyword that messages bear, so that mail programs see it too';

create table webmail.search (
  id bigint generated always as identity primary key,
  mailbox bigint not null references mail.mailbox,
  person text not null,
  query text not null check (length(query) between 1 and 300),
  unique (mailbox, person, query)
);

create table webmail.snooze (
  folder bigint not null references mail.folder on delete cascade,
  uid bigint not null,
  person text not null,
  back_at timestamptz not null,
  primary key (folder, uid)
);

create index on webmail.snooze (back_at);

comment on table webmail.snooze is 'Messages put off, in the folder that keeps them; a row whose message is gone means nothing.';

create table webmail.answering (
  mailbox bigint not null references mail.mailbox,
  thread bigint not null,
  person text not null,
  person_name text not null,
  at timestamptz not null,
  primary key (mailbox, thread, person)
);

comment on table webmail.answering is 'Who keeps a draft that answers a conversation of a shared mailbox, and when they last typed.';

create table webmail.assignment (
  mailbox bigint not null references mail.mailbox,
  thread bigint not null,
  person text not null,
  person_name text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (mailbox, thread)
);

comment on table webmail.assignment is 'Who is to see to a conversation of a shared mailbox.';
