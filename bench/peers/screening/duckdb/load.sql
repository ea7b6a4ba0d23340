-- SPDX-License-Identifier: EUPL-1.2
-- The register's answers, as a native table: one integer, one flag, one instant.
create or replace table answers as
select
  cast(substr(number_e164, 2) as ubigint) as e,
  result = 'REMOVE' as removed,
  checked_at
from read_csv('{{answers}}', delim = ';', header = true, auto_detect = false,
  columns = {'number_e164': 'VARCHAR', 'result': 'VARCHAR', 'checked_at': 'TIMESTAMP'});
