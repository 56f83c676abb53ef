-- SPDX-License-Identifier: Apache-2.0
-- Drafts of H7 declarations: what a company prepares before it lodges. Nothing here has legal effect.

create schema if not exists express;

create table express.draft (
  id           bigint      generated always as identity primary key,
  company      bigint      not null,
  reference    text        not null collate "C",
  kind         text        not null check (kind in ('DECLARATION', 'TEMPLATE', 'AMENDMENT')),
  name         text        not null,
  origin       text        not null,
  lrn          text        not null collate "C",
  content      jsonb       not null,
  version      int         not null check (version >= 1),
  created      timestamptz not null,
  changed      timestamptz not null,
  changed_by   text        not null,
  changed_name text        not null,
  lodged       timestamptz,
  answered     timestamptz,
  answer       text        not null,
  unique (company, reference)
);
create index draft_of_company on express.draft (company, changed desc) where lodged is null;
create index draft_by_lrn on express.draft (company, lrn);
comment on table  express.draft is 'A declaration, a template or an amendment being prepared';
comment on column express.draft.reference is 'Number of its own, in addresses; stays when the LRN changes';
comment on column express.draft.name is 'Name of a template; empty otherwise';
comment on column express.draft.origin is 'MRN or LRN that it was copied from, or that it amends; empty for a blank one';
comment on column express.draft.lrn is '12 09 001 000: as typed, may be empty';
comment on column express.draft.content is 'Values as typed, by place in the message';
comment on column express.draft.version is 'Optimistic lock: one more for each save';
comment on column express.draft.lodged is 'When it was accepted by the register; nothing changes it any more';
comment on column express.draft.answered is 'When it was last lodged, accepted or refused';
comment on column express.draft.answer is 'Reference to show after lodging: MRN, CRN or, refused, the LRN; empty if never lodged';

create table express.draft_point (
  draft      bigint      not null references express.draft on delete cascade,
  version    int         not null,
  content    jsonb       not null,
  page       text        not null,
  at         timestamptz not null,
  actor      text        not null,
  actor_name text        not null,
  primary key (draft, version)
);
comment on table  express.draft_point is 'The last versions of a draft: to merge what two people type, and to go back';
comment on column express.draft_point.page is 'The open page that saved it: its own later saves are no conflict; empty if none did';

create table express.parked_form (
  id     text        primary key collate "C",
  path   text        not null,
  fields jsonb       not null,
  parked timestamptz not null
);
create index parked_form_by_age on express.parked_form (parked);
comment on table  express.parked_form is 'Forms of drafts that came after the end of a session, for an hour: signing in again gives them back';
comment on column express.parked_form.id is 'Random, known to the browser that sent the form only';
