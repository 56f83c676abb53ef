-- SPDX-License-Identifier: Apache-2.0
-- Scripts that sort mail when it arrives, and the answers that they have given.

create table mail.sieve_script (
  mailbox bigint not null references mail.mailbox,
  name text not null check (length(name) between 1 and 120),
  text text not null check (length(text) <= 65536),
  active boolean not null,
  changed_at timestamptz not null,
  primary key (mailbox, name)
);

create unique index on mail.sieve_script (mailbox) where active;

comment on table mail.sieve_script is 'Sieve (RFC 5228); one of a mailbox at most is in force.';

create table mail.vacation (
  mailbox bigint not null references mail.mailbox,
  handle text not null,
  sender text not null,
  until timestamptz not null,
  primary key (mailbox, handle, sender)
);

comment on table mail.vacation is 'Who was told that nobody is there, and until when they are not told again (RFC 5230).';
comment on column mail.vacation.handle is 'SHA-256 of the answer, or of the handle that the script gives it';
