-- SPDX-License-Identifier: Apache-2.0
-- Mailboxes, folders and messages, as the IMAP and SMTP doors need them.

create schema mail;

create table mail.mailbox (
  id bigint generated always as identity primary key,
  address text not null unique check (address = lower(address) and length(address) <= 254),
  name text not null check (length(name) between 1 and 120),
  functional boolean not null,
  modseq bigint not null default 1,
  used bigint not null default 0,
  quota bigint not null check (quota > 0)
);

comment on table mail.mailbox is 'Personal, or functional: shared by an office or a service of a company.';
comment on column mail.mailbox.modseq is 'Last number of its change feed; taken while the row is locked';
comment on column mail.mailbox.used is 'Bytes, each placement counted with the size of its message';

create table mail.access (
  mailbox bigint not null references mail.mailbox,
  person text not null check (length(person) <= 120),
  level text not null check (level in ('READ', 'REPLY', 'MANAGE')),
  since timestamptz not null,
  until timestamptz,
  primary key (mailbox, person)
);

create index on mail.access (person);

comment on table mail.access is 'Who may do what in which mailbox, from when, until when.';

create table mail.folder (
  id bigint generated always as identity primary key,
  mailbox bigint not null references mail.mailbox,
  name text not null check (length(name) between 1 and 255),
  special_use text,
  uid_validity bigint not null,
  next_uid bigint not null default 1,
  highest_modseq bigint not null default 1,
  unique (mailbox, name)
);

comment on column mail.folder.name is 'Whole path, levels parted by a slash';
comment on column mail.folder.special_use is 'RFC 6154, such as \Sent';

create sequence mail.uid_validity start 1;

create table mail.subscription (
  folder bigint not null references mail.folder on delete cascade,
  person text not null,
  primary key (folder, person)
);

create table mail.message (
  id bigint generated always as identity primary key,
  sha256 bytea not null unique check (length(sha256) = 32),
  size int not null,
  header_size int not null,
  envelope text not null,
  body text not null,
  structure text not null,
  sent_at timestamptz,
  subject text not null,
  sender text not null,
  name text not null,
  headers text not null,
  words text not null,
  content bytea not null
);

alter table mail.message alter column content set storage external;

comment on table mail.message is 'A message, kept once however many folders show it; never changed.';
comment on column mail.message.envelope is 'RFC 9051 ENVELOPE as it is sent';
comment on column mail.message.body is 'RFC 9051 BODY as it is sent, without extension data';
comment on column mail.message.structure is 'RFC 9051 BODYSTRUCTURE as it is sent';
comment on column mail.message.name is 'Message-ID, without its angles; empty if it has none';
comment on column mail.message.headers is 'For SEARCH: one field a line, decoded';
comment on column mail.message.words is 'For SEARCH: the text parts, decoded, the first 100,000 characters';
comment on column mail.message.content is 'The bytes as received; uncompressed, so that ranges are cheap';

create table mail.placement (
  folder bigint not null references mail.folder on delete cascade,
  uid bigint not null,
  message bigint not null references mail.message,
  received_at timestamptz not null,
  flags int not null,
  keywords text[] not null check (cardinality(keywords) <= 50),
  modseq bigint not null,
  thread bigint not null,
  primary key (folder, uid)
);

create index on mail.placement (folder, modseq);
create index on mail.placement (message);
create index on mail.placement (thread);
create index on mail.placement (folder, thread, uid);

comment on table mail.placement is 'A message in a folder.';
comment on column mail.placement.thread is 'The conversation that it belongs to';
comment on column mail.placement.flags is 'Shared by all readers: 2 answered, 8 deleted, 16 draft';

create sequence mail.thread start 1;

create table mail.named (
  mailbox bigint not null references mail.mailbox,
  name text not null,
  thread bigint not null,
  primary key (mailbox, name)
);

comment on table mail.named is 'Message-IDs that messages of a mailbox bear or refer to, and their conversation (RFC 5256 REFERENCES).';

create table mail.reading (
  folder bigint not null,
  uid bigint not null,
  person text not null,
  flags int not null,
  modseq bigint not null,
  primary key (folder, uid, person),
  foreign key (folder, uid) references mail.placement on delete cascade
);

create index on mail.reading (folder, person, modseq);

comment on table mail.reading is 'Flags of one reader. A mail program sets them; they prove no consultation.';
comment on column mail.reading.flags is '1 seen, 4 flagged';

create table mail.expunged (
  folder bigint not null references mail.folder on delete cascade,
  uid bigint not null,
  modseq bigint not null,
  primary key (folder, uid)
);

create index on mail.expunged (folder, modseq);

create table mail.deposit (
  mailbox bigint not null references mail.mailbox,
  cause text not null,
  primary key (mailbox, cause)
);

comment on table mail.deposit is 'What has put a message into a mailbox: the same cause does it once.';
