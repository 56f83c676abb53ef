-- SPDX-License-Identifier: Apache-2.0
-- The work of officers on declarations under control, and the papers they ask for.

create table express.control (
  mrn         text        primary key collate "C",
  office      text        not null collate "C",
  taken_by    text        not null,
  taken_name  text        not null,
  taken       timestamptz not null,
  ticked      jsonb       not null,
  results     jsonb       not null
);
create index control_of_office on express.control (office);
comment on table  express.control is 'Who works on a control, and how far; the decision itself is a line of the timeline';
comment on column express.control.mrn is '12 01 001 000 of later messages: the declaration under control';
comment on column express.control.office is '17 09 001 000';
comment on column express.control.taken_by is 'Officer; empty once given back';
comment on column express.control.ticked is 'Points of the checklist that are done';
comment on column express.control.results is 'By rank of the item: CONFORM or DISCREPANCY';

create table express.document_request (
  id          bigint      generated always as identity primary key,
  mrn         text        not null collate "C",
  company     bigint      not null,
  asked       timestamptz not null,
  asked_name  text        not null,
  documents   text        not null,
  due         timestamptz not null
);
create index document_request_of on express.document_request (mrn);
comment on column express.document_request.documents is 'What is asked for, in words, as the operator reads it';
comment on column express.document_request.due is 'The last moment to give it';

create table express.document (
  id          bigint      generated always as identity primary key,
  mrn         text        not null collate "C",
  company     bigint      not null,
  name        text        not null,
  type        text        not null,
  size        int         not null check (size between 1 and 5242880),
  sha256      text        not null,
  body        bytea       not null,
  given       timestamptz not null,
  given_name  text        not null
);
alter table express.document alter column body set storage external;
create index document_of on express.document (mrn);
comment on table express.document is 'Papers that an operator gave for a declaration under control';
