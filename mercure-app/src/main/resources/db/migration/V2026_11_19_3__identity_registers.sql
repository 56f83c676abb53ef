-- SPDX-License-Identifier: Apache-2.0
-- What registers answered, and how each of them is doing; shared by all nodes.

create table identity.register_evidence (
  source      text not null check (source in ('SIRENE', 'EOS', 'VIES')),
  number      text not null,
  word        text not null default 'UNASKED'
    check (word in ('UNASKED', 'GOOD', 'CLOSED', 'CEASED', 'MISSING', 'INVALID')),
  since       date,
  successor   text check (successor ~ '^[0-9]{14}$'),
  masked      boolean not null default false,
  negatives   int not null default 0 check (negatives >= 0),
  answered_at timestamptz,
  sha256      text,
  good_at     timestamptz,
  good_sha256 text,
  due_at      timestamptz not null default '-infinity',
  primary key (source, number)
);
create index register_evidence_due on identity.register_evidence (source, due_at);
comment on column identity.register_evidence.negatives is 'Dated answers in a row against the number, an hour or more apart.';
comment on column identity.register_evidence.sha256 is 'Of the last answer as it came.';
comment on column identity.register_evidence.good_at is 'Last known good answer, kept while nobody answers.';
comment on column identity.register_evidence.due_at is 'When it is to be asked about again.';

create table identity.register_source (
  source      text primary key check (source in ('SIRENE', 'EOS', 'VIES')),
  window_at   timestamptz not null default '-infinity',
  asked       int not null default 0,
  failures    int not null default 0,
  closed_until timestamptz,
  frozen      boolean not null default false,
  answered_at timestamptz,
  failed_at   timestamptz,
  failure     text
);
comment on column identity.register_source.window_at is 'Begin of the minute in which requests are counted.';
comment on column identity.register_source.closed_until is 'Not asked before: it failed, or spoke against too many at once.';
insert into identity.register_source (source) values ('SIRENE'), ('EOS'), ('VIES');

-- One answer that a company has ceased stops nobody either.
alter table identity.legal_unit add column negatives int not null default 0 check (negatives >= 0);
update identity.legal_unit set negatives = 2 where state = 'CEASED';
