-- SPDX-License-Identifier: EUPL-1.2
-- The list as a native table, for the figure without any CSV reading.
create or replace table list (telefono String, campagna String, base String, id_cliente String) engine = MergeTree order by tuple();
insert into list select * from {{csv}};
