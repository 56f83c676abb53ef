-- SPDX-License-Identifier: Apache-2.0
-- What the workstations of an organisation report about their access: codes, no detail, no name.

create table diagnosis.enrolment (
  id         bigint generated always as identity primary key,
  owner      text not null,
  name       text not null check (length(name) between 1 and 60),
  hash       bytea not null unique check (length(hash) = 32),
  made_by    text not null,
  made_at    timestamptz not null,
  revoked_at timestamptz
);
create index enrolment_owner on diagnosis.enrolment (owner);
comment on column diagnosis.enrolment.owner is 'company: and its number, or office: and its code.';
comment on column diagnosis.enrolment.hash is 'SHA-256 of the token, which is kept nowhere.';

create table diagnosis.station (
  owner     text not null,
  machine   bytea not null check (length(machine) = 16),
  policy    text not null check (length(policy) <= 40),
  site      text not null check (length(site) <= 60),
  at        timestamptz not null,
  verdict   text not null,
  reference text not null,
  primary key (owner, machine, policy)
);
create index station_at on diagnosis.station (at);
comment on column diagnosis.station.machine is 'Keyed digest of the name of the workstation; the key stays with the organisation.';
comment on column diagnosis.station.policy is 'The future policy that was tried; empty for the present.';

create table diagnosis.station_cause (
  owner   text not null,
  machine bytea not null,
  policy  text not null,
  cause   text not null,
  since   timestamptz not null,
  primary key (owner, machine, policy, cause),
  foreign key (owner, machine, policy) references diagnosis.station on delete cascade
);
comment on column diagnosis.station_cause.since is 'First of the reports in a row that name it.';

create table diagnosis.fleet_day (
  owner    text not null,
  policy   text not null,
  day      date not null,
  site     text not null,
  cause    text not null,
  stations int not null,
  primary key (owner, policy, day, site, cause)
);
comment on column diagnosis.fleet_day.cause is 'Empty for all workstations of the site that reported on the day.';
