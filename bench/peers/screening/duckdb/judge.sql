-- SPDX-License-Identifier: EUPL-1.2
-- What each row of a list comes to. e is the number with its country code; 0 where it is foreign, null where it is no number.
-- k is the case: five for a directory number and five for a row without a basis (no answer; KEEP or REMOVE, fresh or old), then
-- foreign, empty, without digits, too short. What each case comes to in words stands in {{verdicts}} and {{reasons}}.
create or replace temp view judged as
with
  written as (
    select *, translate(telefono, ' ./()-', '') as s
    from {{source}}
  ),
  spoken as (
    select *, case
      when s like '+39%' then substr(s, 4)
      when s like '0039%' then substr(s, 5)
      when s like '+%' or s like '00%' then 'F'
      when s like '39%' and length(s) >= 11 then substr(s, 3)
      else s end as n
    from written
  ),
  numbers as (
    select *, case
      when n = 'F' then 0
      when (n[1] = '3' and length(n) = 10) or (n[1] = '0' and length(n) between 6 and 11) then try_cast('39' || n as ubigint)
      else null end as e
    from spoken
  ),
  cases as (
    select l.telefono, l.campagna, l.base, l.id_cliente, a.checked_at,
      case
        when l.e is null then case when s is null or s = '' then 11 when s[1] between '0' and '9' then 13 else 12 end
        when l.e = 0 then 10
        else
          case when base is null or base = '' then 5 else 0 end
          + case
            when checked_at is null then 0
            else 1 + case when removed then 2 else 0 end
              + case when checked_at + interval 15 days <= timestamp '{{as_of}}' then 1 else 0 end
            end
        end as k
    from numbers l left join answers a on l.e = a.e
  )
select telefono, campagna, base, id_cliente,
  case k {{verdicts}} end as verdict,
  case k {{reasons}} end as reasons,
  case when k = 1 then strftime(checked_at + interval 15 days + interval 1 hour, '%Y-%m-%dT%H:%M:%S+01:00') end as valid_until
from cases;
