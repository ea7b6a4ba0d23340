-- SPDX-License-Identifier: EUPL-1.2
-- The register's answers, as a native table in the order of the number.
set input_format_csv_trim_whitespaces = 0;
create or replace table answers (e UInt64, removed UInt8, checked_at DateTime('UTC')) engine = MergeTree order by e;
insert into answers
select toUInt64(substring(number_e164, 2)), result = 'REMOVE', checked_at
from file('{{answers}}', 'CSVWithNames', 'number_e164 String, result String, checked_at DateTime(\'UTC\')')
settings format_csv_delimiter = ';', date_time_input_format = 'best_effort';
