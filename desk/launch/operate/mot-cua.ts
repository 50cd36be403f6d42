import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cancel } from '../../../engine/operate/commands/cancel.ts';
import { exportLog, stopExporting } from '../../../engine/operate/commands/export-log.ts';
import { exportRecords } from '../../../engine/operate/commands/export.ts';
import { incidents } from '../../../engine/operate/commands/incidents.ts';
import { migrate } from '../../../engine/operate/commands/migrate.ts';
import { retry } from '../../../engine/operate/commands/retry.ts';
import { status } from '../../../engine/operate/commands/status.ts';
import type { Operator } from '../../../engine/operate/operator.ts';
import { wasInterrupted } from '../../../engine/operate/restore.ts';
import { openView } from '../../../engine/operate/read-view.ts';
import type { OperateView } from '../../../engine/operate/read-view.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { readOperateConfig } from '../config.ts';
import type { OperateConfig } from '../config.ts';
import { backUpProduct, restoreProduct } from './backup-and-restore.ts';
import { findDatabase, hasCluster, openEmbedded } from './find-database.ts';
import type { FoundDatabase } from './find-database.ts';

const USAGE = `mot-cua COMMAND        what an operator does; npm run mot-cua -- COMMAND

  status                                          who leads, what is open
  incidents [--process ID] [--limit N] [--after INCIDENT]
                                                  what is stuck, and why; 1,000 at once (--json: all)
  retry INCIDENT… | --all [--process ID] [--retries N]
                                                  gives failed jobs retries (3) and resolves
  cancel INSTANCE…                                ends instances
  migrate INSTANCE… --to DEFINITION [--map OLD=NEW]…
                                                  puts instances on another definition
  export INSTANCE [--out FILE]                    its records, a line of JSON each
  export-log FILE [--name NAME]                   appends what NAME (file) has not exported yet of all records
  export-log --stop NAME                          records no longer wait for that exporter
  backup FOLDER                                   everything, while the product runs
  restore FOLDER                                  into an empty DATA_DIR or database

  --json   machine-readable (status, incidents)

Reads the variables of npm start: GATEWAY_PORT or ZEEBE_ADDRESS, GATEWAY_TOKEN or ZEEBE_TOKEN, DATA_DIR or DATABASE_URL, …
Ends with 0, with 1 when something was refused, with 2 when it was not understood.`;

class UsageError extends Error {}

interface Options { readonly process?: string; readonly all?: boolean; readonly retries?: string; readonly to?: string; readonly map?: string[]; readonly out?: string; readonly limit?: string; readonly after?: string; readonly name?: string; readonly stop?: string; readonly json?: boolean }
type Run = (operator: Operator, operands: readonly string[], options: Options, config: OperateConfig) => Promise<number>;

const COMMANDS: Readonly<Record<string, Run>> = {
  status: (operator) => status(operator),
  incidents: (operator, _, { process: bpmnProcessId, limit, after }) => {
    if (limit !== undefined && !/^[1-9]\d{0,6}$/.test(limit)) throw new UsageError(`--limit: expected a number from 1, not '${limit}'`);
    return incidents(operator, { ...(bpmnProcessId !== undefined && { bpmnProcessId }), ...(limit !== undefined && { limit: Number(limit) }), ...(after !== undefined && { after: keysIn([after])[0] ?? '' }) });
  },
  retry: (operator, keys, { all = false, process: bpmnProcessId, retries = '3' }) => {
    if (all === keys.length > 0) throw new UsageError('retry: name incidents, or say --all');
    if (!/^[1-9]\d{0,5}$/.test(retries)) throw new UsageError(`--retries: expected a number from 1, not '${retries}'`);
    return retry(operator, { keys: keysIn(keys, all), retries: Number(retries), ...(bpmnProcessId !== undefined && { bpmnProcessId }) });
  },
  cancel: (operator, keys) => cancel(operator, keysIn(keys)),
  migrate: (operator, keys, { to, map = [] }) => {
    if (to === undefined) throw new UsageError('migrate: --to DEFINITION is missing');
    const renamed = new Map(map.map((pair) => {
      const [from, into, ...rest] = pair.split('=');
      if (!from || !into || rest.length > 0) throw new UsageError(`--map: expected OLD=NEW, not '${pair}'`);
      return [from, into] as const;
    }));
    return migrate(operator, { keys: keysIn(keys), targetProcessDefinitionKey: keysIn([to])[0] ?? '', renamed });
  },
  export: async (operator, operands, { out }) => {
    const stream = out === undefined ? process.stdout : createWriteStream(resolve(out), { flags: 'wx', mode: 0o600 });
    if (out !== undefined) await once(stream, 'open');
    const code = await exportRecords(operator, keysIn(one(operands, 'INSTANCE'))[0] ?? '', async (text) => { if (!stream.write(text)) await once(stream, 'drain'); });
    if (out !== undefined) await new Promise<void>((done) => stream.end(done));
    return code;
  },
  'export-log': (operator, operands, { name = 'file', stop }, config) => withDatabase(findDatabase(config), ({ url }) => {
    if (stop === undefined) return exportLog(operator, { databaseUrl: url, name, path: resolve(one(operands, 'FILE')[0] ?? '') });
    if (operands.length > 0) throw new UsageError('export-log: a FILE or --stop NAME, not both');
    return stopExporting(operator, url, stop);
  }),
  backup: (operator, operands, _, config) => withDatabase(findDatabase(config), async ({ url }) => {
    const folder = resolve(one(operands, 'FOLDER')[0] ?? '');
    const { tables } = await backUpProduct(url, folder, new Date(wallClock.now()), operator.say);
    operator.say(`backup: ${tables.length} tables in ${folder}`);
    return 0;
  }),
  restore: async (operator, operands, _, config) => {
    const folder = resolve(one(operands, 'FOLDER')[0] ?? '');
    const used = !config.databaseUrl && hasCluster(config.dataDir);
    return withDatabase(config.databaseUrl ? findDatabase(config) : openEmbedded(config.dataDir), async ({ url }) => {
      if (used && !(await wasInterrupted(url))) throw new Error(`Expected to restore into an empty DATA_DIR, but ${config.dataDir} has data: name another with DATA_DIR=…`);
      await restoreProduct(url, folder, new Date(wallClock.now()), operator.say);
      operator.say(`restored: ${config.databaseUrl ? 'start the product on this DATABASE_URL' : `DATA_DIR=${config.dataDir} npm start goes on from there`}`);
      return 0;
    });
  },
};

/** Answers the exit code. */
export async function runMotCua(args: readonly string[], config: OperateConfig, say: (line: string) => void): Promise<number> {
  const { values, positionals: [name = '', ...operands] } = parse(args);
  const command = COMMANDS[name];
  if (!command) throw new UsageError(name === '' ? 'no command' : `there is no command '${name}'`);
  let opened: Promise<{ readonly view: OperateView; readonly database: FoundDatabase }> | undefined;
  const open = async (): Promise<{ readonly view: OperateView; readonly database: FoundDatabase }> => {
    const database = await findDatabase(config);
    try {
      return { view: await openView(database.url), database };
    } catch (error) {
      await database.close();
      throw error;
    }
  };
  const gateway = createLeanClient(config.gatewayAddress, config.gatewaySecurity);
  try {
    return (await command({ gateway, say, json: values.json ?? false, view: async () => (await (opened ??= open())).view }, operands, values, config)) > 0 ? 1 : 0;
  } finally {
    gateway.close();
    const left = await opened?.catch(() => undefined);
    await left?.view.close();
    await left?.database.close();
  }
}

function parse(args: readonly string[]): { readonly values: Options; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { process: { type: 'string' }, all: { type: 'boolean' }, retries: { type: 'string' }, to: { type: 'string' }, map: { type: 'string', multiple: true }, out: { type: 'string' }, limit: { type: 'string' }, after: { type: 'string' }, name: { type: 'string' }, stop: { type: 'string' }, json: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function keysIn(operands: readonly string[], mayBeNone = false): readonly string[] {
  if (operands.length === 0 && !mayBeNone) throw new UsageError('a key is missing');
  for (const key of operands) if (!/^[1-9]\d{0,18}$/.test(key)) throw new UsageError(`'${key}' is no key`);
  return operands;
}

function one(operands: readonly string[], what: string): readonly string[] {
  if (operands.length !== 1) throw new UsageError(`expected one ${what}`);
  return operands;
}

async function withDatabase(found: Promise<FoundDatabase>, work: (database: FoundDatabase) => Promise<number>): Promise<number> {
  const database = await found;
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** `npm run mot-cua -- …`: as a process. */
export async function main(args = process.argv.slice(2)): Promise<void> {
  if (args.length === 0 || args[0] === 'help' || args.includes('--help')) return console.log(USAGE);
  try {
    process.exitCode = await runMotCua(args, readOperateConfig(), (line) => console.log(line));
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(`mot-cua: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) console.error('\n' + USAGE);
  }
}
