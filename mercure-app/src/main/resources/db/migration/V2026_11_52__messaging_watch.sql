-- SPDX-License-Identifier: Apache-2.0
-- Who stands in for whom, which reminders were sent, and consultations that were missed, with what stopped the people
-- of the mailbox at that moment. Owned as receipts are (docs/adr/0013); what was missed can be added, never changed.

do $do$
declare
  v_application text := current_user;
  v_owned boolean := exists (select from pg_roles where rolname = 'mercure_archive')
    and pg_has_role(current_user, 'mercure_archive', 'MEMBER');
begin
  if v_owned then
    set local role mercure_archive;
  end if;

  create table messaging.deputy (
    id bigint generated always as identity primary key,
    mailbox bigint not null references messaging.mailbox,
    person text not null,
    person_name text not null,
    named_by text not null,
    from_day date not null,
    until_day date not null check (until_day >= from_day)
  );

  create index on messaging.deputy (mailbox, until_day);

  create table messaging.reminder (
    mailbox bigint not null references messaging.mailbox,
    due_at timestamptz not null,
    step text not null check (step in ('READERS', 'DEPUTIES', 'MISSED')),
    sent_at timestamptz not null,
    primary key (mailbox, due_at, step)
  );

  create table messaging.missed (
    id bigint generated always as identity primary key,
    mailbox bigint not null references messaging.mailbox,
    due_at timestamptz not null,
    recorded_at timestamptz not null,
    unopened bigint not null,
    stopped text not null,
    unique (mailbox, due_at)
  );

  comment on table messaging.missed is 'Consultations that nobody made in time.';
  comment on column messaging.missed.stopped is 'JSON: people of the mailbox who could not have made it, each with the codes of what stopped them';

  create trigger append_only before update or delete or truncate on messaging.missed
    for each statement execute function messaging.refuse();

  if v_owned then
    execute format('grant select, insert on messaging.missed, messaging.reminder to %I', v_application);
    execute format('grant select, insert, update on messaging.deputy to %I', v_application);
    reset role;
  end if;
end $do$;
