-- SPDX-License-Identifier: Apache-2.0
-- Batches of consignments sent as one file by a page, and what became of each.

create table express.lot (
  id          bigint      generated always as identity primary key,
  reference   text        not null unique collate "C",
  company     bigint      not null,
  file        text        not null,
  trial       boolean     not null,
  sent        timestamptz not null,
  sent_name   text        not null,
  ended       timestamptz,
  consignments int        not null,
  fault       text        not null
);
create index lot_of_company on express.lot (company, id desc);
comment on column express.lot.reference is 'In addresses';
comment on column express.lot.trial is 'Whether the file was only checked';
comment on column express.lot.ended is 'When the last line was answered; none while it runs, and after a stop in the middle';
comment on column express.lot.consignments is 'In the file';
comment on column express.lot.fault is 'Why the file was not read to its end, as JSON {fr, en}; empty if it was';

create table express.lot_line (
  lot       bigint not null references express.lot on delete cascade,
  line      int    not null,
  lrn       text   not null,
  taken     boolean not null,
  reference text   not null,
  findings  jsonb  not null,
  primary key (lot, line)
);
create index lot_line_refused on express.lot_line (lot, line) where not taken;
comment on column express.lot_line.line is 'First line of the consignment in the file';
comment on column express.lot_line.taken is 'Accepted or pre-lodged; in a trial: no blocking finding';
comment on column express.lot_line.reference is 'Under which the declaration is found; empty in a trial';
comment on column express.lot_line.findings is 'The first findings: [{code, fr, en}]';
