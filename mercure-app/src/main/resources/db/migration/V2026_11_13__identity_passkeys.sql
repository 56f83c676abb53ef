-- SPDX-License-Identifier: Apache-2.0
create table identity.passkey_owner (
  person_id bigint primary key references identity.person,
  handle    bytea not null unique check (length(handle) between 16 and 64)
);
comment on column identity.passkey_owner.handle is
  'Random: authenticators keep it beside the key, so it must say nothing about the person.';

create table identity.passkey (
  id              bigint generated always as identity primary key,
  handle          bytea not null references identity.passkey_owner (handle),
  credential      bytea not null unique check (length(credential) between 1 and 1023),
  public_key      bytea not null,
  signatures      bigint not null check (signatures >= 0),
  transports      text[] not null,
  backup_eligible boolean not null,
  backed_up       boolean not null,
  attestation     bytea not null check (length(attestation) <= 65536),
  name            text not null check (length(name) between 1 and 60),
  created_at      timestamptz not null,
  used_at         timestamptz,
  blocked_at      timestamptz
);
create index passkey_handle on identity.passkey (handle);
comment on table identity.passkey is
  'Each was made with user verification, so it alone counts as two factors.';
comment on column identity.passkey.signatures is
  'Signature counter of the authenticator; many keep it at 0. It never goes back.';
comment on column identity.passkey.blocked_at is 'When its counter went back: it may be a copy.';

alter table identity.sign_in_attempt drop constraint sign_in_attempt_step_check;
alter table identity.sign_in_attempt add constraint sign_in_attempt_step_check
  check (step in ('PASSWORD', 'SECOND_FACTOR', 'PASSKEY', 'FEDERATION'));
