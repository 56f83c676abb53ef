-- SPDX-License-Identifier: Apache-2.0
create table identity.federated_link (
  person_id bigint not null references identity.person,
  provider  text not null check (provider in ('FRANCE_CONNECT', 'FRANCE_CONNECT_PLUS', 'PRO_CONNECT')),
  subject   text not null check (length(subject) between 1 and 255),
  name      text not null,
  email     text not null,
  linked_at timestamptz not null,
  used_at   timestamptz,
  primary key (person_id, provider),
  unique (provider, subject)
);
create index federated_link_email on identity.federated_link (provider, email) where email <> '';
comment on table identity.federated_link is
  'Which identity of a provider is which of our people. Made by the person, signed in.';
comment on column identity.federated_link.subject is
  'Of the provider, for us alone; changes with civil status or employer.';
