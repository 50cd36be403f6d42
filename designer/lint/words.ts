import type { ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import { same, type Words } from '../compare/change.ts';
import { PLACES, type Vocabulary } from './vocabulary.ts';

/** Ids of a model in the users' words. */
export const wordsOf = (vocabulary: Vocabulary, facts?: ProcedureFacts): Words => {
  const from = (table: Readonly<Record<string, Text | undefined>>) => (id: string): Text => table[id] ?? same(id);
  const agencies = Object.fromEntries((facts?.consultedAgencies ?? []).map(({ id, name }) => [id, same(name)]));
  return {
    role: from(vocabulary.roles), place: from(PLACES), agency: from(agencies),
    form: (key) => vocabulary.forms[key]?.title ?? same(key), job: (type) => vocabulary.jobTypes[type]?.label ?? same(type),
  };
};
