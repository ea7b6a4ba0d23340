-- SPDX-License-Identifier: EUPL-1.2
select verdict, count(*) as rows from judged group by verdict order by verdict;
