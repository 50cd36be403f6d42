import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { ReadFacts } from './to-facts.ts';
import { ATTRIBUTES, hashOf, recordOf, type Attribute } from './write-facts.ts';

export interface Merged {
  readonly facts: ImportedProcedureFacts;
  /** Attributes that the new import changed. */
  readonly changed: readonly Attribute[];
  /** Attributes that staff edited: their value stays. */
  readonly kept: readonly Attribute[];
  /** Of these: the source says something new since the last import; somebody has to look. */
  readonly conflicts: readonly Attribute[];
}

/**
 * Three-way by attribute: what the file says, what the last import said (its hash), what the source says now.
 * The file differs from its record: staff edited it, and it stays. Otherwise the source's value is taken.
 */
export function mergeFacts(file: ImportedProcedureFacts | undefined, read: ReadFacts, silentOn: readonly string[] = []): Merged {
  if (!file) return { facts: { ...read, imported: recordOf(read) }, changed: [...ATTRIBUTES], kept: [], conflicts: [] };
  // Of what the source is silent on, it says what it said last time.
  const unsaid = ATTRIBUTES.filter((attribute) => silentOn.includes(attribute));
  const source = { ...read, ...Object.fromEntries(unsaid.map((attribute) => [attribute, file[attribute]])) } as ReadFacts;
  const record = { ...recordOf(source), ...Object.fromEntries(unsaid.flatMap((attribute) => (file.imported[attribute] === undefined ? [] : [[attribute, file.imported[attribute]]]))) };
  const kept = editedAttributes(file);
  const changed = ATTRIBUTES.filter((attribute) => !kept.includes(attribute) && hashOf(file[attribute]) !== (record[attribute] ?? ABSENT));
  const facts = { ...source, ...Object.fromEntries(kept.map((attribute) => [attribute, file[attribute]])), imported: record } as ImportedProcedureFacts;
  return { facts, changed, kept, conflicts: kept.filter((attribute) => file.imported[attribute] !== record[attribute]) };
}

/** What an attribute that is not there counts as. */
const ABSENT = hashOf(undefined);

/** What staff changed in the file since the last import. */
export const editedAttributes = (file: ImportedProcedureFacts): Attribute[] => ATTRIBUTES.filter((attribute) => hashOf(file[attribute]) !== (file.imported[attribute] ?? ABSENT));
