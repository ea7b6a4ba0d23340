-- SPDX-License-Identifier: EUPL-1.2
insert into function file('{{out}}', 'CSVWithNames') select * from judged settings engine_file_truncate_on_insert = 1;
