-- SPDX-License-Identifier: EUPL-1.2
-- How the list is read; stands for {{csv}} in the other files.
file('{{list}}', 'CSVWithNames', 'telefono String, campagna String, base String, id_cliente String')
