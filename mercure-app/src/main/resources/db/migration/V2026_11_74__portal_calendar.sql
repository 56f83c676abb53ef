-- SPDX-License-Identifier: Apache-2.0
-- Addresses under which calendar programs read a person's deadlines.

create schema portal;

create table portal.calendar (
  person text primary key,
  hash bytea not null unique check (length(hash) = 32),
  made_at timestamptz not null,
  read_at timestamptz
);

comment on column portal.calendar.hash is 'SHA-256 of the secret in the address, which is kept nowhere';
