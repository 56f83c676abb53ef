-- SPDX-License-Identifier: Apache-2.0
-- Mail on its way to mailboxes elsewhere: one row for each recipient, until it is handed over or given up.

create table mail.outbound (
  id bigint generated always as identity primary key,
  sender text not null,
  recipient text not null,
  message bigint not null references mail.message,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  attempts int not null default 0,
  fault text not null default ''
);

create index on mail.outbound (next_at);
create index on mail.outbound (message);

comment on column mail.outbound.sender is 'Who is told if it cannot be handed over; empty: nobody';
comment on column mail.outbound.next_at is 'When it is tried again; whoever tries puts it ahead, so that a node that dies holds nothing up for long';
comment on column mail.outbound.fault is 'What the next server said last';
