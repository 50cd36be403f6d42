import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { exportedPosition, forgetExporter, markExported } from '../../store/exported.ts';
import type { Operator } from '../operator.ts';
import { asExported } from './export.ts';

export interface ExportLogRequest { readonly databaseUrl: string; /** Several may keep the log in several places. */ readonly name: string; readonly path: string }

/** Bytes at the end of a file in which its last line is looked for: records are no longer than a message (4 MB). */
const LONGEST_LINE = 8 * 1024 * 1024;
const WRITE_AT_ONCE = 1_000_000;

/**
 * Appends the records that this exporter does not have yet to a file, a line of JSON each, as Zeebe's exporters write them. Only what is safe on the disk counts as
 * exported; what a crash left half written is written again. A new file goes on where the last one ended.
 */
export async function exportLog({ view, say }: Operator, { databaseUrl, name, path }: ExportLogRequest): Promise<number> {
  const opened = await view();
  const file = await open(path, 'a+', 0o600);
  try {
    const before = Math.max(await exportedPosition(databaseUrl, name), await lastPositionIn(file));
    let waiting = '';
    let count = 0;
    const flush = async (): Promise<void> => {
      await file.appendFile(waiting);
      waiting = '';
    };
    const last = await opened.recordsAfter(before, async (line) => {
      waiting += asExported(line);
      count++;
      if (waiting.length > WRITE_AT_ONCE) await flush();
    });
    await flush();
    await file.sync();
    const position = last ?? before;
    await markExported(databaseUrl, { name, position });
    say(`exported ${count} records; '${name}' has the log up to position ${position}`);
    return 0;
  } finally {
    await file.close();
  }
}

/** Records wait for this exporter no longer. */
export async function stopExporting({ say }: Operator, databaseUrl: string, name: string): Promise<number> {
  const known = await forgetExporter(databaseUrl, name);
  say(known ? `'${name}' is forgotten: records no longer wait for it` : `there is no exporter '${name}'`);
  return known ? 0 : 1;
}

/** Of the last whole line; what follows it is cut off. 0: there is none. */
async function lastPositionIn(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const from = Math.max(0, size - LONGEST_LINE);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const end = buffer.subarray(0, bytesRead).lastIndexOf('\n');
  if (end < bytesRead - 1) await file.truncate(end < 0 ? from : from + end + 1);
  if (end < 0) return 0;
  const line = buffer.subarray(buffer.subarray(0, end).lastIndexOf('\n') + 1, end).toString();
  const { position } = JSON.parse(line) as { position?: unknown };
  if (typeof position !== 'number') throw new Error('Expected a file of exported records, but its last line has no position');
  return position;
}
