-- SPDX-License-Identifier: EUPL-1.2
-- The register's answers, as an unlogged table keyed by the number.
drop table if exists answers, written;
create unlogged table written (number_e164 text, result text, checked_at timestamptz);
copy written from '{{answers}}' with (format csv, header, delimiter ';');
create unlogged table answers as
select substr(number_e164, 2)::bigint as e, result = 'REMOVE' as removed, checked_at from written;
drop table written;
analyze answers;
