import knex, { type Knex } from 'knex';
import pg from 'pg';

/**
 * Per connection, not per process: the engine's store may live in the same process and reads bigint as text.
 * bigint (amounts in đồng, counts, serials) stays below 2^53 here; a date is a local day of the law, not an instant.
 */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return Number;
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

/** knex tells of every connection that it could not open: in an outage hundreds of stack traces. Whoever needed one says so itself, once. */
const log = { warn: (message: string): void => { if (!/^(Acquire connection error|Connection Error)/.test(message)) console.warn(message); } };

/** The desk's pool. Rows of timestamptz come as Date, bigint as number, date as 'YYYY-MM-DD'. */
export function openDatabase(url: string): Knex {
  const connection: pg.ClientConfig = { connectionString: url, application_name: 'mot-cua desk', types };
  return knex({ client: 'pg', log, connection: connection as Knex.PgConnectionConfig, pool: { min: 0, max: 12 }, acquireConnectionTimeout: 10_000 });
}
