-- SPDX-License-Identifier: Apache-2.0
-- The archive: chained entries, their bytes, holds and destructions. Nothing here is ever rewritten.

create table archive.entry (
  position bigint primary key check (position > 0),
  declaration bigint not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind in ('MESSAGE', 'FINDINGS', 'DECISION', 'ANSWER')),
  procedure text not null,
  company bigint not null,
  lrn text not null,
  mrn text not null,
  media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  size bigint not null check (size >= 0),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  happened_at timestamptz not null,
  stored_at timestamptz not null,
  retained_until date not null,
  digest bytea not null check (length(digest) = 32),
  previous bytea not null check (length(previous) = 32),
  chain bytea not null check (length(chain) = 32),
  unique (declaration, sequence, kind)
);

comment on table archive.entry is 'What is kept of one move of one declaration. Stays for ever, also when its bytes are destroyed, so that the chain verifies.';
comment on column archive.entry.position is 'rank in the chain, from 1, without a gap';
comment on column archive.entry.sequence is 'rank of the move in the timeline of the declaration';
comment on column archive.entry.lrn is 'data element 12 09 001 000; empty if the message held none';
comment on column archive.entry.mrn is 'empty before acceptance';
comment on column archive.entry.retained_until is 'last day on which the bytes may not be destroyed, by the rules of the day of storing';
comment on column archive.entry.digest is 'SHA-256 of archive.description(entry)';
comment on column archive.entry.previous is 'chain of the entry before; 32 zero bytes before the first';
comment on column archive.entry.chain is 'SHA-256 of archive.link(position, previous, digest)';

create table archive.content (
  position bigint primary key references archive.entry,
  bytes bytea not null
);

comment on table archive.content is 'The bytes kept, as received or sent; compressed by the database.';

create table archive.dossier (
  declaration bigint primary key,
  procedure text not null,
  company bigint not null,
  lrn text not null,
  mrn text not null,
  opened_at timestamptz not null,
  retained_until date not null,
  entries integer not null
);

create index on archive.dossier (company, opened_at desc, declaration desc);
create index on archive.dossier (opened_at desc, declaration desc);
create index on archive.dossier (retained_until);
create index on archive.dossier (mrn) where mrn <> '';
create index on archive.dossier (lrn);

comment on table archive.dossier is 'Where to find what is kept of a declaration. An index, not evidence: it can be made again from archive.entry.';
comment on column archive.dossier.retained_until is 'the latest of its entries: a declaration is destroyed whole';

create table archive.hold (
  id bigint generated always as identity primary key,
  declaration bigint not null,
  placed boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  actor text not null,
  at timestamptz not null default clock_timestamp()
);

create index on archive.hold (declaration, id desc);

comment on table archive.hold is 'Orders to keep beyond the date (appeal, litigation), placed and lifted; the last one of a declaration is the one in force.';

create table archive.destruction (
  position bigint primary key references archive.entry,
  at timestamptz not null default clock_timestamp(),
  actor text not null
);

comment on table archive.destruction is 'Whose bytes were destroyed after their date, and when.';

create function archive.hex(p_bytes bytea) returns text
language sql immutable strict parallel safe as $$ select encode(p_bytes, 'hex') $$;

create function archive.instant(p_at timestamptz) returns text
language sql immutable strict parallel safe as
$$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

create function archive.one_line(p_text text) returns text
language sql immutable strict parallel safe as
$$ select replace(replace(replace(p_text, '\', '\\'), E'\n', '\n'), E'\r', '\r') $$;

create function archive.description(e archive.entry) returns bytea
language sql stable strict set search_path = archive, pg_temp as $$
  select convert_to(concat(
    'mercure-archive-entry-1', E'\n',
    'declaration: ', e.declaration, E'\n',
    'sequence: ', e.sequence, E'\n',
    'kind: ', e.kind, E'\n',
    'procedure: ', one_line(e.procedure), E'\n',
    'company: ', e.company, E'\n',
    'lrn: ', one_line(e.lrn), E'\n',
    'mrn: ', one_line(e.mrn), E'\n',
    'media-type: ', e.media_type, E'\n',
    'size: ', e.size, E'\n',
    'sha256: ', hex(e.content_sha256), E'\n',
    'happened-at: ', instant(e.happened_at), E'\n',
    'stored-at: ', instant(e.stored_at), E'\n',
    'retained-until: ', to_char(e.retained_until, 'YYYY-MM-DD'), E'\n'), 'UTF8')
$$;

comment on function archive.description is 'The entry as text, one value a line: what its digest is taken of.';

create function archive.link(p_position bigint, p_previous bytea, p_digest bytea) returns bytea
language sql stable strict set search_path = archive, pg_temp as $$
  select convert_to(concat(
    'mercure-archive-link-1', E'\n',
    'position: ', p_position, E'\n',
    'previous: ', hex(p_previous), E'\n',
    'entry: ', hex(p_digest), E'\n'), 'UTF8')
$$;

comment on function archive.link is 'The link as text: what its chain hash is taken of. Says nothing of the entry but its digest, so that links of others may be shown.';
