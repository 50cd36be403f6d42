import { compare } from '../operators.ts';
import { isKind } from '../value.ts';
import type { FeelRange, Value } from '../value.ts';
import { define, illegal } from './define.ts';
import type { BuiltIn } from './define.ts';

/** A point is a range of one value. */
const rangeOf = (value: Value): FeelRange => (isKind(value, 'range') ? value : { kind: 'range', start: value, end: value, startClosed: true, endClosed: true });

function order(a: Value, b: Value): number {
  const result = compare(a, b);
  if (result === undefined) throw illegal([a, b]);
  return result;
}

/** DMN 1.3 §10.3.4.9 table 78: how two ranges (or points) lie to each other. */
const relation = (holds: (a: FeelRange, b: FeelRange) => boolean): BuiltIn[] => [define(['range1', 'range2'], (a, b) => holds(rangeOf(a), rangeOf(b)))];

const before = (a: FeelRange, b: FeelRange): boolean => { const at = order(a.end, b.start); return at < 0 || (at === 0 && !(a.endClosed && b.startClosed)); };
const meets = (a: FeelRange, b: FeelRange): boolean => a.endClosed && b.startClosed && order(a.end, b.start) === 0;
const startsWithin = (a: FeelRange, b: FeelRange): boolean => { const at = order(a.start, b.start); return at > 0 || (at === 0 && (b.startClosed || !a.startClosed)); };
const endsWithin = (a: FeelRange, b: FeelRange): boolean => { const at = order(a.end, b.end); return at < 0 || (at === 0 && (b.endClosed || !a.endClosed)); };
const during = (a: FeelRange, b: FeelRange): boolean => startsWithin(a, b) && endsWithin(a, b);
const overlapsBefore = (a: FeelRange, b: FeelRange): boolean => !startsWithin(a, b) && endsWithin(a, b) && !before(a, b);
const starts = (a: FeelRange, b: FeelRange): boolean => order(a.start, b.start) === 0 && a.startClosed === b.startClosed && endsWithin(a, b);
const finishes = (a: FeelRange, b: FeelRange): boolean => order(a.end, b.end) === 0 && a.endClosed === b.endClosed && startsWithin(a, b);
const coincides = (a: FeelRange, b: FeelRange): boolean => order(a.start, b.start) === 0 && order(a.end, b.end) === 0 && a.startClosed === b.startClosed && a.endClosed === b.endClosed;

export const RANGE: Readonly<Record<string, readonly BuiltIn[]>> = {
  before: relation(before),
  after: relation((a, b) => before(b, a)),
  meets: relation(meets),
  'met by': relation((a, b) => meets(b, a)),
  overlaps: relation((a, b) => !before(a, b) && !before(b, a)),
  'overlaps before': relation(overlapsBefore),
  'overlaps after': relation((a, b) => overlapsBefore(b, a)),
  during: relation(during),
  includes: relation((a, b) => during(b, a)),
  starts: relation(starts),
  'started by': relation((a, b) => starts(b, a)),
  finishes: relation(finishes),
  'finished by': relation((a, b) => finishes(b, a)),
  coincides: relation(coincides),
};
