-- SPDX-License-Identifier: EUPL-1.2
-- The list as a native table, for the figure without any CSV reading.
create or replace table list as
select * from {{csv}};
