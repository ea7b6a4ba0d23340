-- SPDX-License-Identifier: EUPL-1.2
-- How the list is read; stands for {{csv}} in the other files.
read_csv('{{list}}', delim = ',', quote = '"', header = true, auto_detect = false,
  columns = {'telefono': 'VARCHAR', 'campagna': 'VARCHAR', 'base': 'VARCHAR', 'id_cliente': 'VARCHAR'})
