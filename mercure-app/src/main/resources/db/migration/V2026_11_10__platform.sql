-- SPDX-License-Identifier: Apache-2.0
-- What the framework keeps: web sessions, so that any node can answer any request, and events that
-- some listener has not finished with. Column names and types are those the framework writes.
create schema platform;

create table platform.spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index spring_session_expiry on platform.spring_session (expiry_time);
create index spring_session_principal on platform.spring_session (principal_name);

create table platform.spring_session_attributes (
  session_primary_id char(36) not null
    references platform.spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);

create table platform.event_publication (
  id                     uuid primary key,
  listener_id            text not null,
  event_type             text not null,
  serialized_event       text not null,
  publication_date       timestamptz not null,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    int,
  last_resubmission_date timestamptz
);
create index event_publication_event on platform.event_publication using hash (serialized_event);
create index event_publication_completion on platform.event_publication (completion_date);
