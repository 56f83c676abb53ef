-- SPDX-License-Identifier: Apache-2.0
-- Messages and receipts belong to the role that owns the archive (docs/adr/0013): the application may add a message
-- and write a receipt by the function, no more.

revoke all on all functions in schema messaging from public;

do $$
declare
  thing text;
  v_application text := current_user;
begin
  if not exists (select from pg_roles where rolname = 'mercure_archive')
     or not pg_has_role(current_user, 'mercure_archive', 'MEMBER') then
    raise warning 'no role mercure_archive to own messages and receipts: their triggers alone guard them';
    return;
  end if;
  alter schema messaging owner to mercure_archive;
  set local role mercure_archive;
  execute format('grant usage on schema messaging to %I', v_application);
  reset role;
  for thing in select oid::regprocedure::text from pg_proc where pronamespace = 'messaging'::regnamespace loop
    execute format('alter function %s owner to mercure_archive', thing);
  end loop;
  for thing in select oid::regclass::text from pg_class where relnamespace = 'messaging'::regnamespace and relkind = 'r' loop
    execute format('alter table %s owner to mercure_archive', thing);
  end loop;
  set local role mercure_archive;
  execute format('grant select on all tables in schema messaging to %I', v_application);
  execute format('grant insert on messaging.mailbox, messaging.message, messaging.placement to %I', v_application);
  execute format('grant execute on all functions in schema messaging to %I', v_application);
  reset role;
end $$;
