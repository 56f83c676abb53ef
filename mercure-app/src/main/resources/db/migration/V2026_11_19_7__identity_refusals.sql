-- SPDX-License-Identifier: Apache-2.0
alter table identity.sign_in_attempt
  add column person_id bigint references identity.person,
  add column told boolean not null default false;
create index sign_in_attempt_untold on identity.sign_in_attempt (at) where not told;
comment on column identity.sign_in_attempt.person_id is
  'Whose address was typed; found by the same statement whether or not it is somebody’s.';
comment on column identity.sign_in_attempt.told is
  'Looked at by whoever writes to owners, later than the answer, so that writing takes no time there.';

alter table identity.person
  add column seen_at timestamptz not null default now(),
  add column confirmed_at timestamptz default now(),
  add column terms int not null default 0;
comment on column identity.person.seen_at is 'Last sign-in, or when the account was woken up: dormant after 13 months.';
comment on column identity.person.confirmed_at is 'When a link sent to the address was last followed; null: never.';
comment on column identity.person.terms is 'Version of the terms of use that was accepted.';

create table identity.terms (
  version  int primary key check (version > 0),
  from_day date not null,
  address  text not null check (address like '/%' or address like 'https://%')
);
comment on table identity.terms is
  'Terms of use of the site, to be accepted from their day on; none: nobody is asked.';

create table identity.account_link (
  digest    bytea primary key check (length(digest) = 32),
  person_id bigint not null references identity.person,
  made_at   timestamptz not null,
  until_at  timestamptz not null,
  used_at   timestamptz
);
create index account_link_person on identity.account_link (person_id);
comment on table identity.account_link is
  'Links that were mailed, of which only the digest is kept: following one proves the mailbox.';
