import type { Document } from '../protocol/document.ts';
import { kindOf, readDocumentJson } from '../protocol/json.ts';
import { invalid } from './gateway-error.ts';
import { strictJson } from './lenient-json.ts';

/** Zeebe reads deeper documents (1,500 levels; asked of the real one), but then cannot write their records; V8's and PostgreSQL's stacks end at some thousands. */
const DEEPEST = 1_000;

/** JSON text of a request as a document. Nothing is an empty document; what is not an object is refused in Zeebe's words. */
export function readDocument(text: string): Document {
  if (text.trim() === '') return {};
  const read = parse(text) ?? parse(strictJson(text));
  if (!read) throw invalid(`Invalid JSON value: ${text}`);
  const { value } = read;
  // Zeebe stores null as an empty document.
  if (value === null) return {};
  const kind = kindOf(value);
  if (kind !== 'MAP') throw invalid(`Property 'variables' is invalid: Expected document to be a root level object, but was '${kind}'`);
  return value as Document;
}

function parse(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (text.length > DEEPEST && isDeeper(parsed, DEEPEST)) throw invalid(`Invalid JSON value: nested deeper than ${DEEPEST} levels`);
  try {
    return { value: readDocumentJson(text, parsed) };
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
