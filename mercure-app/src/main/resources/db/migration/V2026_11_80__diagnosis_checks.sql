-- SPDX-License-Identifier: Apache-2.0
-- Checks of access that people sent to support, and who of support looked at them.

create schema diagnosis;

create table diagnosis.kept_check (
  reference text primary key check (reference ~ '^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$'),
  at        timestamptz not null,
  kept_at   timestamptz not null,
  seen      text not null check (length(seen) <= 3000),
  causes    text[] not null,
  attempt   text,
  network   text not null,
  browser   text not null
);
create index kept_check_attempt on diagnosis.kept_check (attempt) where attempt is not null;
create index kept_check_network on diagnosis.kept_check (network, kept_at);
create index kept_check_kept_at on diagnosis.kept_check (kept_at);
comment on column diagnosis.kept_check.seen is 'What browser and server saw, as the page tells it; judged again when it is read.';
comment on column diagnosis.kept_check.causes is 'Codes as they were told, the first one first.';
comment on column diagnosis.kept_check.attempt is 'Reference of the refused sign-in that led to the check.';
comment on column diagnosis.kept_check.network is 'First 24 bits of an IPv4 address, 48 of an IPv6 one; empty if the result was sent from another device.';

create table diagnosis.look (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  who       text not null,
  reference text not null
);
create index look_at on diagnosis.look (at);
comment on table diagnosis.look is 'Who of support looked up which reference.';
