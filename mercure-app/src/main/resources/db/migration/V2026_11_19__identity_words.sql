-- SPDX-License-Identifier: Apache-2.0
-- What was said of mandates was not so: nothing is refused for want of one yet.
comment on column identity.mandate.module is 'Null: every module.';

-- People read the source of a rule, in French and in English.
alter table identity.eori_rule rename column source to source_en;
alter table identity.eori_rule add column source_fr text;
update identity.eori_rule set source_fr = case
  when kind = 'SIREN' and source_en like 'One EORI for each legal person since 5 April 2023%'
    then 'Un seul EORI par personne morale depuis le 5 avril 2023 ; le H7 ne prend que le SIREN'
  when kind = 'FOREIGN' and source_en like 'Holders outside France keep%'
    then 'Hors de France, les titulaires gardent le numéro de leur pays'
  else source_en end;
alter table identity.eori_rule alter column source_fr set not null;
