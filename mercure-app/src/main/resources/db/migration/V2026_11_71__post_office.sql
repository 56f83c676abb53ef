-- SPDX-License-Identifier: Apache-2.0
-- Whose mailbox is whose, how mail programs sign in, and which letters are official.

create schema post;

create table post.mailbox (
  owner text primary key check (owner ~ '^(person:[0-9]+|company:[0-9]+|office:[A-Z0-9]{8})$'),
  mailbox bigint not null unique references mail.mailbox
);

comment on column post.mailbox.owner is 'person:12, company:3 (keys in identity), office:FR00677A';

create table post.password (
  id bigint generated always as identity primary key,
  person text not null,
  name text not null check (length(name) between 1 and 60),
  hash bytea not null unique check (length(hash) = 32),
  made_at timestamptz not null,
  last_used_at timestamptz,
  last_used_from text,
  revoked_at timestamptz
);

create index on post.password (person);

comment on table post.password is 'Application passwords: one for each mail program, random, 130 bits.';
comment on column post.password.hash is 'SHA-256: enough for a secret that nobody can guess; the secret is kept nowhere';

create table post.letter (
  content bigint primary key references mail.message,
  reference text not null unique
);

comment on table post.letter is 'Letters that Mercure itself put into mailboxes: what makes one official is this row, not what its header says.';
comment on column post.letter.reference is 'Of the official message that it announces';

create table post.outgoing (
  id bigint generated always as identity primary key,
  mailbox bigint not null references mail.mailbox,
  person text not null,
  draft bigint not null,
  answered_folder bigint,
  answered_uid bigint,
  send_at timestamptz not null
);

create index on post.outgoing (send_at);

comment on table post.outgoing is 'Messages that are about to leave; until then each is a draft, and whoever wrote it may hold it back.';
comment on column post.outgoing.draft is 'UID in the drafts of the mailbox; gone means given up';
comment on column post.outgoing.answered_uid is 'The message that it answers, to be flagged so';
