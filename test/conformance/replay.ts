import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeJson } from '../../engine/protocol/json.ts';
import type { LogRecord } from '../../engine/protocol/record.ts';
import { readIndex, readRecording } from './recording.ts';
import { replayRecording } from './replay-recording.ts';

/** One line of our own, in the form of the recordings. Units and what else is ours stays out. */
function lineOf(record: LogRecord, startMs: number): string {
  const { position, sourceRecordPosition, key, recordType, valueType, intent, value, timestamp, rejectionType, rejectionReason } = record;
  return writeJson({ valueType, key, position, recordType, intent, value, sourceRecordPosition, t: timestamp - startMs, rejectionType, rejectionReason });
}

/** Replays every recording in scope of `expectedDir` into `outDir`. Returns what threw, by file. */
export function replayAll(expectedDir: string, outDir: string): ReadonlyMap<string, readonly string[]> {
  const defects = new Map<string, readonly string[]>();
  for (const { file, scope } of readIndex(expectedDir)) {
    if (scope !== 'in') continue;
    const replayed = replayRecording(readRecording(join(expectedDir, file)), expectedDir);
    if (replayed.defects.length > 0) defects.set(file, replayed.defects);
    const out = join(outDir, file);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, replayed.records.map((record) => `${lineOf(record, replayed.startMs)}\n`).join(''));
  }
  return defects;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [expectedDir, outDir] = process.argv.slice(2);
  if (!expectedDir || !outDir) {
    console.error('usage: npm run replay -- EXPECTED_DIR OUT_DIR');
    process.exit(2);
  }
  const defects = replayAll(expectedDir, outDir);
  for (const [file, texts] of defects) for (const text of texts) console.error(`${file}: ${text.split('\n').slice(0, 4).join(' | ')}`);
  console.log(`replayed into ${outDir}; ${defects.size} recordings met a defect of the engine`);
}
