-- SPDX-License-Identifier: Apache-2.0
-- Words of messages by which people find them.

create function mail.plain(t text) returns text
language sql immutable strict parallel safe
as $$
  select translate(
    lower(t),
    'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ@./_-:+=&?#<>()[]{},;!|~*%$"`''’«»',
    rpad('aaaaaaceeeeiiiinooooouuuuyyoa', 80))
$$;

comment on function mail.plain is 'Small letters without accents; addresses, names of files and references part into their words';

alter table mail.message add column found tsvector not null
  generated always as (
    to_tsvector('simple', mail.plain(left(headers, 20000) || ' ' || words))) stored;

create index on mail.message using gin (found);

comment on column mail.message.found is 'Words of the header and of the text; searched by their beginnings';
