import { connect } from './connection.ts';

/** Somebody who keeps the log elsewhere, and the position up to which he has it. */
export interface Exporter { readonly name: string; readonly position: number }

/** Of one that is not known yet: 0. */
export async function exportedPosition(databaseUrl: string, name: string): Promise<number> {
  return withConnection(databaseUrl, async (client) => Number((await client.query<{ position: string }>('select position from engine.exported where name = $1', [name])).rows[0]?.position ?? 0));
}

/** Everything up to `position` is safe there: call only when it is. Positions never go back. From the first call on records wait for this exporter before they may go. */
export async function markExported(databaseUrl: string, { name, position }: Exporter): Promise<void> {
  await withConnection(databaseUrl, (client) => client.query('insert into engine.exported (name, position) values ($1, $2) on conflict (name) do update set position = greatest(exported.position, excluded.position)', [name, position]));
}

/** Nobody waits for it any more. False: there is none of that name. */
export async function forgetExporter(databaseUrl: string, name: string): Promise<boolean> {
  return withConnection(databaseUrl, async (client) => ((await client.query('delete from engine.exported where name = $1', [name])).rowCount ?? 0) > 0);
}

async function withConnection<T>(databaseUrl: string, work: (client: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> {
  const client = await connect(databaseUrl, 'exporter');
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
