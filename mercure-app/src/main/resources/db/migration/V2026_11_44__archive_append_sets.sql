-- SPDX-License-Identifier: Apache-2.0
-- Appends in sets: only the links of the chain are made one after the other. Same arguments, same entries.

-- Only its owner may replace a function; for this transaction.
select set_config('role', proowner::regrole::text, true) from pg_proc
where pronamespace = 'archive'::regnamespace and proname = 'append';

create or replace function archive.append(
  p_declaration bigint[], p_sequence integer[], p_kind text[], p_procedure text[], p_company bigint[],
  p_lrn text[], p_mrn text[], p_traits text[], p_media_type text[], p_content bytea[], p_sha256 bytea[],
  p_happened_at timestamptz[]) returns integer
language plpgsql security definer set search_path = archive, pg_temp as $$
declare
  piece record;
  v_position bigint;
  v_chain bytea;
  v_made entry;
  v_entries entry[] := '{}';
begin
  perform pg_advisory_xact_lock(7305804402);
  select e.position, e.chain into v_position, v_chain from entry e order by e.position desc limit 1;
  v_position := coalesce(v_position, 0);
  v_chain := coalesce(v_chain, decode(repeat('00', 32), 'hex'));
  for piece in
    with given as (
      select g.*, (g.happened_at at time zone 'Europe/Paris')::date as day
      from unnest(p_declaration, p_sequence, p_kind, p_procedure, p_company, p_lrn, p_mrn, p_traits,
          p_media_type, p_content, p_sha256, p_happened_at)
        with ordinality as g(declaration, sequence, kind, procedure, company, lrn, mrn, traits,
          media_type, content, sha256, happened_at, rank)
      where not exists (select from entry e
        where e.declaration = g.declaration and e.sequence = g.sequence and e.kind = g.kind)),
    kept as materialized (
      select procedure, traits, day,
        retained_until(procedure, string_to_array(traits, ' '), min(happened_at)) as until
      from given group by procedure, traits, day)
    select given.*, kept.until from given left join kept using (procedure, traits, day) order by rank
  loop
    if sha256(piece.content) <> piece.sha256 then
      raise exception 'the bytes of declaration %, move %, % are not those that were received',
        piece.declaration, piece.sequence, piece.kind using errcode = 'data_corrupted';
    end if;
    v_position := v_position + 1;
    v_made := row(v_position, piece.declaration, piece.sequence, piece.kind, piece.procedure, piece.company,
      piece.lrn, piece.mrn, piece.media_type, length(piece.content), piece.sha256, piece.happened_at,
      clock_timestamp(), piece.until, null, v_chain, null);
    v_made.digest := sha256(description(v_made));
    v_chain := sha256(link(v_position, v_chain, v_made.digest));
    v_made.chain := v_chain;
    v_entries := v_entries || v_made;
  end loop;
  insert into entry select * from unnest(v_entries);
  insert into content
    select e.position, g.content
    from unnest(v_entries) e
    join unnest(p_declaration, p_sequence, p_kind, p_content) as g(declaration, sequence, kind, content)
      using (declaration, sequence, kind);
  insert into dossier as d
    select declaration, min(procedure), min(company), max(lrn), max(mrn), min(happened_at),
      max(retained_until), count(*)
    from unnest(v_entries) group by declaration
    on conflict (declaration) do update set
      lrn = case when excluded.lrn <> '' then excluded.lrn else d.lrn end,
      mrn = case when excluded.mrn <> '' then excluded.mrn else d.mrn end,
      opened_at = least(d.opened_at, excluded.opened_at),
      retained_until = greatest(d.retained_until, excluded.retained_until),
      entries = d.entries + excluded.entries;
  return cardinality(v_entries);
end $$;

reset role;
