-- SPDX-License-Identifier: Apache-2.0
-- What was said of mandates was not so: nothing is refused for want of one yet.
comment on column identity.mandate.module is 'Null: every module.';
