import type { Document } from '../protocol/document.ts';
import { invalid } from './gateway-error.ts';
import { strictJson } from './lenient-json.ts';

/** As deep as Zeebe's JSON parser (Jackson) goes; V8's and PostgreSQL's stacks end at some thousands. */
const DEEPEST = 1_000;

/** JSON text of a request as a document. Nothing is an empty document; what is not an object is refused in Zeebe's words. */
export function readDocument(text: string): Document {
  if (text.trim() === '') return {};
  const parsed = parse(text) ?? parse(strictJson(text));
  if (!parsed) throw invalid(`Invalid JSON value: ${text}`);
  const { value } = parsed;
  if (text.length > DEEPEST && isDeeper(value, DEEPEST)) throw invalid(`Invalid JSON value: nested deeper than ${DEEPEST} levels`);
  // Zeebe stores null as an empty document.
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid(`Property 'variables' is invalid: Expected document to be a root level object, but was '${kindOf(value)}'`);
  return value as Document;
}

function parse(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Level by level, not by recursion: that is what the limit is for. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: readonly object[] = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** MessagePack's names, as Zeebe gives them. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'ARRAY';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  return typeof value === 'string' ? 'STRING' : 'BOOLEAN';
}
