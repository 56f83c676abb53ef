-- SPDX-License-Identifier: Apache-2.0
-- Lodging for another asks for a mandate of whoever is represented.
comment on table identity.mandate is 'UCC art. 18: nobody lodges for another company without one.';
create index mandate_principal on identity.mandate (principal);
