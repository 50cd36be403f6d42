import type { LeanClient } from '../zeebe/lean-client.ts';
import type { OperateView } from './read-view.ts';

/** What a command of an operator works with. */
export interface Operator {
  readonly gateway: LeanClient;
  /** Opened when first asked for: not every command reads. */
  readonly view: () => Promise<OperateView>;
  /** A line of the answer. */
  readonly say: (line: string) => void;
  /** Machine-readable instead of a table. */
  readonly json: boolean;
}

/** Does the work for each key and says how it went; one that is refused does not stop the others. Answers how many were refused. */
export async function forEachKey(keys: readonly string[], { say }: Operator, work: (key: string) => Promise<string>): Promise<number> {
  let refused = 0;
  for (const key of keys) {
    try {
      say(`${key}: ${await work(key)}`);
    } catch (error) {
      refused++;
      say(`${key}: refused: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return refused;
}

/** Columns as wide as their widest cell, the last one as it is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '));
}
