import type { Operator } from '../operator.ts';

/** Where the engine keeps what a record changes: ours, not Zeebe's. The first one in the line is the record's own, its value comes last. */
const UNITS = /("timestamp":\d+),"units":\[(?:"(?:[^"\\]|\\.)*",?)*\]/;

export const asExported = (line: string): string => `${line.replace(UNITS, '$1')}\n`;

/** The records of an instance as Zeebe's exporters write them, a line of JSON each. Answers 1 when there are none. */
export async function exportRecords({ view, say }: Operator, processInstanceKey: string, write: (text: string) => Promise<void>): Promise<number> {
  const count = await (await view()).records(processInstanceKey, (line) => write(asExported(line)));
  if (count === 0) say(`no records of instance ${processInstanceKey}`);
  return count === 0 ? 1 : 0;
}
