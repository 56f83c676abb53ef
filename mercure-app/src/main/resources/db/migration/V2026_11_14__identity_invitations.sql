-- SPDX-License-Identifier: Apache-2.0
create table identity.invitation (
  id         bigint generated always as identity primary key,
  company_id bigint references identity.company,
  office     text check (office ~ '^[A-Z]{2}[A-Z0-9]{6}$'),
  email      text not null check (email = lower(email) and length(email) between 3 and 254),
  rights     text[] not null,
  token      bytea not null unique check (length(token) = 32),
  handle     bytea not null check (length(handle) = 32),
  invited_by bigint not null references identity.person,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at    timestamptz,
  revoked_at timestamptz,
  check (num_nonnulls(company_id, office) = 1),
  check (num_nonnulls(used_at, revoked_at) <= 1)
);
create index invitation_company on identity.invitation (company_id);
create index invitation_office on identity.invitation (office);
comment on column identity.invitation.token is
  'SHA-256 of what the link carries, which is kept nowhere.';
comment on column identity.invitation.handle is
  'Under which a passkey made with the link is kept, see passkey_owner.';
comment on column identity.invitation.rights is 'Given when the link is used, not before.';
