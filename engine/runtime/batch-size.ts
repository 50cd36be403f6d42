import { Verbatim } from '../protocol/json.ts';
import type { LogRecord } from '../protocol/record.ts';

/** Zeebe writes what one command brings about as one batch, which may not be larger than a message (4 MB by default). */
export const LARGEST_BATCH_BYTES = 4 * 1024 * 1024;
/** Commands smaller than this cannot exceed it: nothing repeats its contents so often. */
export const LARGE_COMMAND_BYTES = LARGEST_BATCH_BYTES / 16;
/** What a record carries beside its value: positions, key, timestamp, type, and the frame around it. */
const RECORD_BYTES = 150;

/** Bytes that a value takes in a record, about: text in UTF-8, numbers and names as MessagePack writes them. Stops counting at `enough`. */
export function sizeOf(value: unknown, enough = Infinity): number {
  if (typeof value === 'string') return utf8Length(value) + 2;
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? 5 : 1;
  if (value instanceof Verbatim) return value.text.length;
  let size = 2;
  for (const [name, item] of Object.entries(value)) {
    size += (Array.isArray(value) ? 0 : name.length + 1) + sizeOf(item, enough - size);
    if (size >= enough) break;
  }
  return size;
}

export const batchBytes = (records: readonly LogRecord[]): number => records.reduce((sum, { value }) => sum + RECORD_BYTES + sizeOf(value), 0);

export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
