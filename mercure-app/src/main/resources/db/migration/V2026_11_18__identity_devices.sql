-- SPDX-License-Identifier: Apache-2.0
create table identity.device (
  id        bigint generated always as identity primary key,
  person_id bigint not null references identity.person,
  digest    bytea not null check (length(digest) = 32),
  browser   text not null check (length(browser) <= 100),
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  unique (person_id, digest)
);
comment on column identity.device.digest is
  'SHA-256 of a cookie set once somebody has signed in whole; it opens nothing by itself.';

create table identity.sign_in (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references identity.person,
  at         timestamptz not null,
  way        text not null check (way in
    ('PASSWORD', 'PASSKEY', 'INVITATION', 'FRANCE_CONNECT', 'FRANCE_CONNECT_PLUS', 'PRO_CONNECT')),
  address    text not null,
  browser    text not null check (length(browser) <= 100),
  new_device boolean not null
);
create index sign_in_person on identity.sign_in (person_id, at desc);
comment on table identity.sign_in is 'Shown to the person alone, for a year.';

comment on column identity.sign_in_attempt.address is
  'Where the request came from; device: and its digest where the account knows the device.';
