-- SPDX-License-Identifier: Apache-2.0
-- Hands the archive to a role that nobody logs in with, where the database has one (docs/adr/0012): the
-- application then reads it and reaches it by its functions, no more.

revoke all on all functions in schema archive from public;

do $$
declare
  thing record;
  v_application text := current_user;
begin
  if not exists (select from pg_roles where rolname = 'mercure_archive')
     or not pg_has_role(current_user, 'mercure_archive', 'MEMBER') then
    raise warning 'no role mercure_archive to own the archive: its triggers alone guard it';
    return;
  end if;
  alter schema archive owner to mercure_archive;
  set local role mercure_archive;
  execute format('grant usage on schema archive to %I', v_application);
  reset role;
  for thing in select oid::regprocedure as name from pg_proc where pronamespace = 'archive'::regnamespace loop
    execute format('alter function %s owner to mercure_archive', thing.name);
  end loop;
  for thing in select oid::regclass as name from pg_class where relnamespace = 'archive'::regnamespace and relkind = 'r' loop
    execute format('alter table %s owner to mercure_archive', thing.name);
  end loop;
  set local role mercure_archive;
  execute format('grant select on all tables in schema archive to %I', v_application);
  execute format('grant execute on all functions in schema archive to %I', v_application);
  reset role;
end $$;
