-- SPDX-License-Identifier: Apache-2.0
-- What may be done to the archive: append, hold, lift, destroy after the date. Nothing else, by nobody who may not
-- change the schema itself (docs/adr/0012).

create function archive.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the archive is append-only: % on archive.% is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create function archive.today() returns date
language sql stable set search_path = archive, pg_temp as $$ select (now() at time zone 'Europe/Paris')::date $$;

create function archive.held(p_declaration bigint) returns boolean
language sql stable set search_path = archive, pg_temp as $$
  select coalesce((select placed from hold where declaration = p_declaration order by id desc limit 1), false)
$$;

create function archive.refuse_early() returns trigger
language plpgsql set search_path = archive, pg_temp as $$
declare
  v_declaration bigint;
  v_until date;
begin
  select declaration into v_declaration from entry where position = old.position;
  select max(retained_until) into v_until from entry where declaration = v_declaration;
  if v_until >= today() or held(v_declaration) then
    raise exception 'kept until % or on hold: position % may not be destroyed', v_until, old.position
      using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from destruction where position = old.position) then
    raise exception 'no destruction is written for position %', old.position
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

create trigger append_only before update or delete or truncate on archive.entry
  for each statement execute function archive.refuse();
create trigger append_only before update or delete or truncate on archive.hold
  for each statement execute function archive.refuse();
create trigger append_only before update or delete or truncate on archive.destruction
  for each statement execute function archive.refuse();
create trigger append_only before update or truncate on archive.content
  for each statement execute function archive.refuse();
create trigger not_early before delete on archive.content
  for each row execute function archive.refuse_early();

-- One chain, one writer at a time: the lock is held until the commit of the caller, who calls it last.
create function archive.append(
  p_declaration bigint[], p_sequence integer[], p_kind text[], p_procedure text[], p_company bigint[],
  p_lrn text[], p_mrn text[], p_traits text[], p_media_type text[], p_content bytea[], p_sha256 bytea[],
  p_happened_at timestamptz[]) returns integer
language plpgsql security definer set search_path = archive, pg_temp as $$
declare
  piece record;
  made entry;
  v_added integer := 0;
begin
  perform pg_advisory_xact_lock(7305804402);
  select e.position, e.chain into made.position, made.chain from entry e order by e.position desc limit 1;
  made.position := coalesce(made.position, 0);
  made.chain := coalesce(made.chain, decode(repeat('00', 32), 'hex'));
  for piece in
    select * from unnest(p_declaration, p_sequence, p_kind, p_procedure, p_company, p_lrn, p_mrn, p_traits,
        p_media_type, p_content, p_sha256, p_happened_at)
      with ordinality as g(declaration, sequence, kind, procedure, company, lrn, mrn, traits,
        media_type, content, sha256, happened_at, rank)
    where not exists (select from entry e
      where e.declaration = g.declaration and e.sequence = g.sequence and e.kind = g.kind)
    order by rank
  loop
    if sha256(piece.content) <> piece.sha256 then
      raise exception 'the bytes of declaration %, move %, % are not those that were received',
        piece.declaration, piece.sequence, piece.kind using errcode = 'data_corrupted';
    end if;
    made := row(made.position + 1, piece.declaration, piece.sequence, piece.kind, piece.procedure, piece.company,
      piece.lrn, piece.mrn, piece.media_type, length(piece.content), piece.sha256, piece.happened_at,
      clock_timestamp(), retained_until(piece.procedure, string_to_array(piece.traits, ' '), piece.happened_at),
      null, made.chain, null);
    made.digest := sha256(description(made));
    made.chain := sha256(link(made.position, made.previous, made.digest));
    insert into entry select (made).*;
    insert into content values (made.position, piece.content);
    insert into dossier as d values (piece.declaration, piece.procedure, piece.company, piece.lrn, piece.mrn,
        piece.happened_at, made.retained_until, 1)
      on conflict (declaration) do update set
        lrn = case when excluded.lrn <> '' then excluded.lrn else d.lrn end,
        mrn = case when excluded.mrn <> '' then excluded.mrn else d.mrn end,
        opened_at = least(d.opened_at, excluded.opened_at),
        retained_until = greatest(d.retained_until, excluded.retained_until),
        entries = d.entries + 1;
    v_added := v_added + 1;
  end loop;
  return v_added;
end $$;

comment on function archive.append is 'Adds pieces to the chain in the order given and leaves out those already there; returns how many it added.';

create function archive.place_hold(p_declaration bigint, p_placed boolean, p_reason text, p_actor text) returns void
language plpgsql security definer set search_path = archive, pg_temp as $$
begin
  if held(p_declaration) is distinct from p_placed then
    insert into hold (declaration, placed, reason, actor) values (p_declaration, p_placed, p_reason, p_actor);
  end if;
end $$;

comment on function archive.place_hold is 'Places (true) or lifts (false) a hold; does nothing if that is how it stands.';

create function archive.destroy_expired(p_limit integer, p_actor text) returns integer
language plpgsql security definer set search_path = archive, pg_temp as $$
declare
  v_positions bigint[];
begin
  perform pg_advisory_xact_lock(7305804402);
  select coalesce(array_agg(c.position order by c.position), '{}') into v_positions
  from (
    select d.declaration from dossier d
    where d.retained_until < today() and not held(d.declaration)
      and exists (select from entry e join content c using (position) where e.declaration = d.declaration)
    order by d.retained_until, d.declaration limit p_limit) past
  join entry e using (declaration) join content c using (position);
  insert into destruction (position, actor) select unnest(v_positions), p_actor;
  delete from content where position = any (v_positions);
  return cardinality(v_positions);
end $$;

comment on function archive.destroy_expired is 'Destroys the bytes of at most so many declarations whose date has passed and that are not on hold; returns how many entries lost theirs.';

create function archive.verify(p_from bigint, p_to bigint) returns table (at_position bigint, fault text)
language sql stable set search_path = archive, pg_temp as $$
  with walked as (
    select e as e, c.bytes, x.position is not null as destroyed,
      lag(e.position) over w as before_position, lag(e.chain) over w as before_chain
    from entry e left join content c using (position) left join destruction x using (position)
    where e.position between p_from - 1 and p_to
    window w as (order by e.position))
  select (e).position, f.fault
  from walked cross join lateral (values
    (coalesce(before_position, 0) <> (e).position - 1, 'GAP'),
    (coalesce(before_chain, decode(repeat('00', 32), 'hex')) <> (e).previous, 'PREVIOUS'),
    (sha256(description(e)) <> (e).digest, 'ENTRY'),
    (sha256(link((e).position, (e).previous, (e).digest)) <> (e).chain, 'LINK'),
    (bytes is null and not destroyed, 'MISSING'),
    (bytes is not null and destroyed, 'NOT_DESTROYED'),
    (bytes is not null and (sha256(bytes) <> (e).content_sha256 or length(bytes) <> (e).size), 'CONTENT')
  ) as f(broken, fault)
  where f.broken and (e).position >= p_from
  order by 1
$$;

comment on function archive.verify is 'Hashes everything again between two positions, both included; a row for each fault, none if the chain holds.';

create function archive.guard() returns text
language sql stable set search_path = archive, pg_temp as $$
  select case
    when (select rolsuper from pg_roles where rolname = session_user) then 'SUPERUSER'
    when pg_has_role(session_user, (select relowner from pg_class where oid = 'archive.entry'::regclass), 'USAGE') then 'OWNER'
    else 'SEPARATE'
  end
$$;

comment on function archive.guard is 'How far this database user is from the archive: SEPARATE: cannot touch it but by its functions; OWNER: could drop the triggers; SUPERUSER: could do anything.';
