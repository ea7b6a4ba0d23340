-- SPDX-License-Identifier: EUPL-1.2
-- As duckdb/judge.sql, step by step: PostgreSQL would compute nested expressions again and again.
drop table if exists list, spoken, numbers;
create unlogged table list (telefono text, campagna text, base text, id_cliente text);
copy list from '{{list}}' with (format csv, header);
create unlogged table spoken as
select *, case
  when s like '+39%' then substr(s, 4)
  when s like '0039%' then substr(s, 5)
  when s like '+%' or s like '00%' then 'F'
  when s like '39%' and length(s) >= 11 then substr(s, 3)
  else s end as n
from (select *, translate(coalesce(telefono, ''), ' ./()-', '') as s from list offset 0) as written;
create unlogged table numbers as
select *, case
  when n = 'F' then 0
  when n ~ '^(3[0-9]{9}|0[0-9]{5,10})$' then ('39' || n)::bigint
  else null end as e
from spoken;
analyze numbers;
copy (
  select telefono, campagna, base, id_cliente,
    case k {{verdicts}} end as verdict,
    case k {{reasons}} end as reasons,
    case when k = 1 then to_char((checked_at + interval '15 days') at time zone 'Europe/Rome', 'YYYY-MM-DD"T"HH24:MI:SS"+01:00"') end as valid_until
  from (
    select l.*, a.checked_at,
      case
        when l.e is null then case when s = '' then 11 when s ~ '^[0-9]' then 13 else 12 end
        when l.e = 0 then 10
        else
          case when coalesce(base, '') = '' then 5 else 0 end
          + case
            when checked_at is null then 0
            else 1 + case when removed then 2 else 0 end
              + case when checked_at + interval '15 days' <= timestamptz '{{as_of}}Z' then 1 else 0 end
            end
        end as k
    from numbers l left join answers a on l.e = a.e offset 0
  ) as cases
) to '{{out}}' with (format csv, header);
