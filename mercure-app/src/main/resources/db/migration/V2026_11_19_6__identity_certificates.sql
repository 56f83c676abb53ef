-- SPDX-License-Identifier: Apache-2.0
create table identity.certificate (
  id          bigint generated always as identity primary key,
  person_id   bigint references identity.person,
  api_key_id  bigint references identity.api_key,
  fingerprint bytea not null unique check (length(fingerprint) = 32),
  subject     text not null check (length(subject) <= 300),
  issuer      text not null check (length(issuer) <= 300),
  serial      text not null check (length(serial) <= 300),
  until_at    timestamptz not null,
  created_at  timestamptz not null,
  used_at     timestamptz,
  check (num_nonnulls(person_id, api_key_id) = 1)
);
create index certificate_person on identity.certificate (person_id);
create index certificate_api_key on identity.certificate (api_key_id);
comment on table identity.certificate is
  'Client certificates: one factor more of a person, or the identity of the machine that has the key.';
comment on column identity.certificate.fingerprint is
  'SHA-256 of the certificate: names in it may come twice.';

alter table identity.sign_in_attempt drop constraint sign_in_attempt_step_check;
alter table identity.sign_in_attempt add constraint sign_in_attempt_step_check
  check (step in ('PASSWORD', 'SECOND_FACTOR', 'PASSKEY', 'FEDERATION', 'CERTIFICATE'));
alter table identity.sign_in drop constraint sign_in_way_check;
alter table identity.sign_in add constraint sign_in_way_check
  check (way in ('PASSWORD', 'PASSKEY', 'CERTIFICATE', 'INVITATION', 'FRANCE_CONNECT',
    'FRANCE_CONNECT_PLUS', 'PRO_CONNECT'));
