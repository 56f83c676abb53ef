-- SPDX-License-Identifier: Apache-2.0
-- The journal of mail brought over from other servers.

create table mail.imported (
  mailbox bigint not null references mail.mailbox,
  source text not null check (length(source) <= 500),
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  primary key (mailbox, source, folder, uid_validity, uid)
);

comment on table mail.imported is 'What has come from another server: written with the message, so that an import that was cut goes on without bringing anything twice.';
comment on column mail.imported.source is 'User and server there';
comment on column mail.imported.folder is 'Name there, with the UIDs of that server';
