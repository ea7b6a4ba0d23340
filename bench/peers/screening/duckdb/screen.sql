-- SPDX-License-Identifier: EUPL-1.2
copy (select * from judged) to '{{out}}' (format csv, header);
