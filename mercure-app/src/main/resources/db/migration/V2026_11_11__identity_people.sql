-- SPDX-License-Identifier: Apache-2.0
create schema identity;

create table identity.person (
  id         bigint generated always as identity primary key,
  email      text not null unique check (email = lower(email) and length(email) <= 254),
  name       text not null check (length(name) between 1 and 100),
  language   text not null default 'fr' check (language in ('fr', 'en')),
  state      text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
  created_at timestamptz not null default now()
);
comment on column identity.person.email is 'The name one signs in with.';

create table identity.company (
  id         bigint generated always as identity primary key,
  name       text not null check (length(name) between 1 and 100),
  siret      text not null unique check (siret ~ '^[0-9]{14}$'),
  eori       text not null unique check (eori ~ '^[A-Z]{2}[!-~]{1,15}$'),
  created_at timestamptz not null default now()
);
comment on column identity.company.eori is 'Data elements 13 05 017 000 and 13 06 017 000.';

create table identity.membership (
  person_id  bigint not null references identity.person,
  company_id bigint not null references identity.company,
  rights     text[] not null,
  since      timestamptz not null default now(),
  until      timestamptz,
  primary key (person_id, company_id)
);
create index membership_company on identity.membership (company_id);

create table identity.office_membership (
  person_id bigint primary key references identity.person,
  office    text not null check (office ~ '^[A-Z]{2}[A-Z0-9]{6}$'),
  rights    text[] not null,
  since     timestamptz not null default now(),
  until     timestamptz
);
create index office_membership_office on identity.office_membership (office);
comment on column identity.office_membership.office is 'Customs office, data element 17 09 001 000.';

create table identity.password (
  person_id bigint primary key references identity.person,
  hash      text not null check (hash like '$argon2id$%'),
  set_at    timestamptz not null
);

create table identity.password_cost (
  single     boolean primary key default true check (single),
  memory_kib int not null check (memory_kib >= 19456),
  iterations int not null check (iterations >= 2),
  measured   int not null,
  at         timestamptz not null
);
comment on table identity.password_cost is
  'Measured once per installation, so that every hash, real or decoy, takes the same time.';
comment on column identity.password_cost.measured is 'Milliseconds for one hash when it was chosen.';

create table identity.totp (
  person_id   bigint primary key references identity.person,
  secret      bytea not null,
  last_step   bigint not null default 0,
  enrolled_at timestamptz not null
);
comment on column identity.totp.secret is
  'AES-256-GCM with the key file of the site; nonce first; bound to person_id.';
comment on column identity.totp.last_step is 'Half minute of the last code used: none serves twice.';

create table identity.recovery_code (
  person_id bigint not null references identity.person,
  hash      bytea not null,
  used_at   timestamptz,
  primary key (person_id, hash)
);

create table identity.api_key (
  id           bigint generated always as identity primary key,
  company_id   bigint references identity.company,
  office       text,
  name         text not null check (length(name) between 1 and 60),
  prefix       text not null unique check (length(prefix) = 8),
  hash         bytea not null check (length(hash) = 32),
  rights       text[] not null,
  created_by   text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   text,
  check (num_nonnulls(company_id, office) = 1)
);
create index api_key_company on identity.api_key (company_id);
comment on column identity.api_key.prefix is 'Shown, so that a key can be told from another.';
comment on column identity.api_key.hash is 'SHA-256 of the whole key, which is kept nowhere.';

create table identity.sign_in_attempt (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  step      text not null check (step in ('PASSWORD', 'SECOND_FACTOR')),
  account   bytea not null,
  address   text not null,
  cause     text not null,
  reference text not null
);
create index sign_in_attempt_account on identity.sign_in_attempt (account, at);
create index sign_in_attempt_address on identity.sign_in_attempt (address, at);
create index sign_in_attempt_reference on identity.sign_in_attempt (reference);
comment on column identity.sign_in_attempt.account is
  'SHA-256 of the e-mail address as typed: counted alike whether the account exists or not.';
comment on column identity.sign_in_attempt.cause is
  'OK, or the code of the true cause, which only support reads.';
comment on column identity.sign_in_attempt.reference is 'What the person was shown.';
