// SPDX-License-Identifier: EUPL-1.2
// node peer.mjs duckdb|clickhouse FOLDER: an engine that stays loaded between rounds. Each line of standard input is a JSON object
// {"sql": ["statement", …]}; the answer is a line {"seconds": …, "rows": [[…], …]}, with the rows of the last statement.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const threads = 2;
const [, , engine, folder] = process.argv;

async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads), temp_directory: `${folder}/duckdb-spill` });
  const connection = await instance.connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();
}

function clickhouse() {
  const chdb = createRequire(import.meta.url)('chdb');
  const session = new chdb.Session(`${folder}/clickhouse`);
  session.query(`set max_threads = ${threads}`);
  return async (sql) => {
    const text = session.query(sql, 'JSONCompactEachRow');
    return text.trim() === '' ? [] : text.trim().split('\n').map((line) => JSON.parse(line));
  };
}

const query = engine === 'duckdb' ? await duckdb() : clickhouse();
for await (const line of createInterface({ input: process.stdin })) {
  const { sql } = JSON.parse(line);
  let rows = [];
  const start = process.hrtime.bigint();
  for (const statement of sql) {
    rows = await query(statement);
  }
  process.stdout.write(JSON.stringify({ seconds: Number(process.hrtime.bigint() - start) / 1e9, rows }) + '\n');
}
process.exit(0);
