-- SPDX-License-Identifier: EUPL-1.2
-- As duckdb/judge.sql, in ClickHouse's words: e is the number with its country code, 0 foreign, 1 no number; k is the case. The Join
-- engine's table was faster here than a hash join with the MergeTree table.
create or replace view judged as
with
  written as (
    select *, translate(telefono, ' ./()-', '') as s from {{source}}
  ),
  spoken as (
    select *, multiIf(
      startsWith(s, '+39'), substring(s, 4),
      startsWith(s, '0039'), substring(s, 5),
      startsWith(s, '+') or startsWith(s, '00'), 'F',
      startsWith(s, '39') and length(s) >= 11, substring(s, 3),
      s) as n
    from written
  ),
  numbers as (
    select *, multiIf(
      n = 'F', 0,
      (startsWith(n, '3') and length(n) = 10) or (startsWith(n, '0') and length(n) between 6 and 11), toUInt64OrDefault(concat('39', n), toUInt64(1)),
      1) as e
    from spoken
  ),
  cases as (
    select l.telefono as telefono, l.campagna as campagna, l.base as base, l.id_cliente as id_cliente, a.checked_at as checked_at,
      multiIf(
        l.e = 1, multiIf(s = '', 11, match(s, '^[0-9]'), 13, 12),
        l.e = 0, 10,
        if(base = '', 5, 0) + if(toUnixTimestamp(checked_at) = 0, 0,
          1 + 2 * removed + if(checked_at + interval 15 day <= toDateTime('{{as_of}}', 'UTC'), 1, 0))) as k
    from numbers as l any left join answers_ready as a on l.e = a.e
  )
select telefono, campagna, base, id_cliente,
  transform(k, {{keys}}, {{verdict-list}}, '') as verdict,
  transform(k, {{keys}}, {{reason-list}}, '') as reasons,
  if(k = 1, concat(formatDateTime(checked_at + interval 15 day, '%Y-%m-%dT%H:%i:%S', 'Europe/Rome'), '+01:00'), '') as valid_until
from cases;
