-- SPDX-License-Identifier: Apache-2.0
-- Releases of the last days, for the home page. Rows lie in the order they were lodged, and most are
-- released at once: a summary of each stretch of the table is enough, and costs a lodging nothing.

create index declaration_released on declarations.declaration using brin (released);
