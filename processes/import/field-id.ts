import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { folded, plainText } from '../schema/plain-text.ts';

const IDS: ReadonlyMap<string, string> = new Map(Object.entries(parse(readFileSync(join(import.meta.dirname, 'fields.yaml'), 'utf8')) as Record<string, string>).map(([name, id]) => [folded(name), id]));

/** The id (and folder) of a field by its Vietnamese name. @returns `listed: false` when `fields.yaml` lacks the name and its letters serve. */
export function fieldId(name: string): { readonly id: string; readonly listed: boolean } {
  const id = IDS.get(folded(name));
  return id ? { id, listed: true } : { id: folded(plainText(name)).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''), listed: false };
}
