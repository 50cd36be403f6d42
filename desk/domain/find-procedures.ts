import { finish, type Steps } from '../../processes/in-steps.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { foldText } from './fold-text.ts';

/** `close`: the words stand together in its name, or in its code, field, authority, level or legal documents; the others have them scattered, or in papers only. */
export interface FoundProcedure { readonly code: string; readonly score: number; readonly close: boolean }
export interface ProcedureIndex {
  /** Codes of the procedures that have all the words (or all but one, when none has all), best first. Diacritics and typing errors are forgiven. */
  find(query: string, most: number): readonly FoundProcedure[];
}

/** How much a word counts by where it stands. */
const WEIGHTS = { code: 8, name: 4, legal: 3, field: 2, authority: 1.5, level: 1.5, paper: 1 } as const;
const LEVELS: Readonly<Record<ProcedureFacts['level'], string>> = { ministry: 'cấp bộ trung ương', province: 'cấp tỉnh', commune: 'cấp xã', utility: 'đơn vị cung cấp' };
const [EXACT, BEGINS, SIMILAR] = [3, 2, 1];
/** So many of the best are weighed by their whole name. */
const LOOKED_AT = 400;
/** What is written in front of a legal document's number says nothing: 'nghị định 123/2015' asks for '123/2015'. */
const BEFORE_NUMBER = /(?:nghi dinh|nghi quyet|thong tu|quyet dinh|luat|so)\s+(?=(?:so\s+)?\d)/g;
/** Of the neighbours in the query, how many must be neighbours in the name for it to be meant; and how good a find without any must be beside the best. */
const [CLOSE_NEIGHBOURS, CLOSE_SCORE] = [0.6, 0.5];
/** Field, authority, level or a legal document has the words together: nearly as good as the name. */
const ELSEWHERE = 0.8;
/** What scattered words are worth beside words that stand together. */
const placing = (together: number): number => 0.35 + 0.65 * together;
/** Words of queries that were looked up lately. */
const MOST_REMEMBERED = 2_000;

/** An index over thousands of procedures, in memory: no extension of PostgreSQL is needed, and the embedded database and one of your own answer alike. */
export const createProcedureIndex = (procedures: readonly ProcedureFacts[]): ProcedureIndex => finish(procedureIndexInSteps(procedures));

/** Procedures that one step takes in: a few milliseconds. */
const A_STEP = 8;
export function* procedureIndexInSteps(procedures: readonly ProcedureFacts[]): Steps<ProcedureIndex> {
  const places = new Map<string, Map<number, number>>();
  const add = (text: string, at: number, weight: number): void => {
    for (const word of wordsOf(text)) {
      let found = places.get(word);
      if (!found) places.set(word, (found = new Map()));
      if ((found.get(at) ?? 0) < weight) found.set(at, weight);
    }
  };
  const names: string[] = [];
  for (const [at, facts] of procedures.entries()) {
    if (at % A_STEP === 0) yield;
    names.push(foldText(facts.name));
    add(facts.code, at, WEIGHTS.code);
    add(`${facts.name} ${facts.shortName.vi} ${facts.shortName.en}`, at, WEIGHTS.name);
    add(facts.legalBasis.join(' '), at, WEIGHTS.legal);
    add(facts.field.name, at, WEIGHTS.field);
    add(facts.authority, at, WEIGHTS.authority);
    add(LEVELS[facts.level], at, WEIGHTS.level);
    for (const { name } of facts.components) add(name, at, WEIGHTS.paper);
  }
  yield;
  const vocabulary = [...places.keys()].sort();
  const byLength = new Map<number, string[]>();
  for (const word of vocabulary) {
    const alike = byLength.get(word.length);
    if (alike) alike.push(word);
    else byLength.set(word.length, [word]);
  }
  const remembered = new Map<string, ReadonlyMap<number, number>>();
  const spacedNames: string[] = [];
  const spacedFacts: string[] = [];
  const nameOf = (at: number): string => (spacedNames[at] ??= spaced(names[at]!));
  /** What else is asked for by its name; made when first needed. */
  const factsOf = (at: number): string => { const { code, field, authority, level, legalBasis } = procedures[at]!; return (spacedFacts[at] ??= [code, field.name, authority, LEVELS[level], ...legalBasis].map((text) => spaced(foldText(text))).join('|')); };

  /** Words of the catalogue that a mistyped one may mean. */
  const alike = (word: string): readonly string[] => {
    const most = /^\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const found: string[] = [];
    if (most > 0) for (let length = word.length - most; length <= word.length + most; length++) for (const other of byLength.get(length) ?? []) if (within(word, other, most)) found.push(other);
    return found;
  };
  const isKnown = (word: string): boolean => vocabulary[firstFrom(vocabulary, word)]?.startsWith(word) === true;

  /** Score of each procedure for one word of the query. */
  const lookUp = (word: string): ReadonlyMap<number, number> => {
    const known = remembered.get(word);
    if (known) return known;
    const scores = new Map<number, number>();
    const count = (other: string, quality: number): void => {
      const found = places.get(other)!;
      // A word that stands everywhere says little; a rare word that only begins like a common one says no more than that.
      const rare = Math.log(1 + procedures.length / Math.max(found.size, places.get(word)?.size ?? 0));
      for (const [at, weight] of found) { const score = weight * quality * rare; if ((scores.get(at) ?? 0) < score) scores.set(at, score); }
    };
    if (places.has(word)) count(word, EXACT);
    for (let at = firstFrom(vocabulary, word); at < vocabulary.length && vocabulary[at]!.startsWith(word); at++) if (vocabulary[at] !== word) count(vocabulary[at]!, BEGINS);
    if (scores.size === 0) for (const other of alike(word)) count(other, SIMILAR);
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(word, scores);
    return scores;
  };

  return {
    find(query, most) {
      const asked = foldText(query).replace(BEFORE_NUMBER, '');
      const words = wordsOf(asked);
      if (words.length === 0) return [];
      const totals = new Map<number, { matched: number; score: number }>();
      for (const word of words) for (const [at, score] of lookUp(word)) {
        const total = totals.get(at) ?? { matched: 0, score: 0 };
        totals.set(at, { matched: total.matched + 1, score: total.score + score });
      }
      const having = (matched: number): [number, { score: number }][] => [...totals].filter(([, total]) => total.matched >= matched);
      const all = having(words.length);
      const found = all.length || words.length < 3 ? all : having(words.length - 1);
      // Vietnamese writes a word as syllables apart: 'chứng thực' is meant where they are neighbours, not where 'chứng nhận … thực hiện' has both.
      const pairs = neighboursOf(asked, (word) => (isKnown(word) ? [word] : [word, ...alike(word)]));
      const phrase = spaced(asked).trimEnd();
      const placed = found.map(([at, { score }]) => { const together = shareOf(pairs, nameOf(at)); return { at, together, raw: score, score: score * placing(together) }; });
      const best = placed.sort((one, other) => other.score - one.score).slice(0, Math.max(most, LOOKED_AT));
      // A name that says little else is what was meant.
      const wanted = trigramsOf(asked);
      const weighed = best.map(({ at, together, raw }, place) => {
        const looked = place < LOOKED_AT;
        const elsewhere = looked && together < ELSEWHERE && factsOf(at).includes(phrase);
        return { code: procedures[at]!.code, together, elsewhere, score: raw * placing(elsewhere ? ELSEWHERE : together) * (0.5 + (looked ? likeness(wanted, names[at]!) : 0)) };
      });
      const [highest, apart] = [Math.max(0, ...weighed.map(({ score }) => score)), !weighed.some(({ together, elsewhere }) => together >= CLOSE_NEIGHBOURS || elsewhere)];
      return weighed.map(({ code, score, together, elsewhere }) => ({ code, score, close: together >= CLOSE_NEIGHBOURS || elsewhere || (apart && score >= highest * CLOSE_SCORE) }))
        .sort((a, b) => Number(b.close) - Number(a.close) || b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, most);
    },
  };
}

/** Words without diacritics; codes and numbers of legal documents stay whole ('31/2018/nd-cp'), and are also there in their parts. */
export function wordsOf(text: string): readonly string[] {
  const words = foldText(text).split(/[\s,;:()"“”.…]+(?!\d)/).flatMap((word) => { const bare = word.replace(/^[.\-–/]+|[.\-–/]+$/g, ''); return bare.includes('/') || bare.includes('-') ? [bare, ...bare.split(/[/-]/)] : [bare]; });
  return [...new Set(words.filter((word) => word.length > 0))];
}

/** ' cap giay phep ', so that a word is found between spaces. */
const spaced = (foldedText: string): string => ` ${foldedText.replace(/[^a-z0-9]+/g, ' ').trim()} `;

/** Each word with the one after it, in the spellings that it may mean; the last may be half typed. A single word is its own pair. */
function neighboursOf(asked: string, spellings: (word: string) => readonly string[]): readonly (readonly string[])[] {
  const words = spaced(asked).trim().split(' ').map(spellings);
  const [first = []] = words;
  if (words.length < 2) return [first.map((word) => ` ${word}`)];
  return words.slice(1).map((after, index) => (words[index] ?? []).flatMap((word) => after.map((next) => ` ${word} ${next}${index < words.length - 2 ? ' ' : ''}`)));
}
const shareOf = (pairs: readonly (readonly string[])[], name: string): number => pairs.filter((pair) => pair.some((spelling) => name.includes(spelling))).length / pairs.length;

const trigramsOf = (text: string): ReadonlySet<string> => new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));

/** 0 … 1.3: the share of the query's trigrams that the name has, and a little for a name that is not much longer. */
function likeness(wanted: ReadonlySet<string>, name: string): number {
  if (wanted.size === 0) return 0;
  let has = 0;
  for (const trigram of wanted) if (name.includes(trigram)) has++;
  return has / wanted.size + 0.3 * Math.min(1, wanted.size / Math.max(1, name.length));
}

function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) { const middle = (low + high) >> 1; if (sorted[middle]! < word) low = middle + 1; else high = middle; }
  return low;
}

/** At most so many letters wrong, missing, too many, or swapped with their neighbour. */
function within(a: string, b: string, most: number): boolean {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    [before, row] = [row, next];
  }
  return row[b.length]! <= most;
}
