import { order } from '../compare.ts';
import { EvaluationBreakdown } from '../evaluation.ts';
import type { Callable } from '../evaluation.ts';
import { print } from '../print.ts';
import { isKind, typeOf } from '../value.ts';
import type { FeelRange, TypeName, Value } from '../value.ts';
import { define, illegal } from './define.ts';

const POINTS: readonly TypeName[] = ['number', 'date', 'time', 'local-time', 'date-time', 'local-date-time', 'months-duration', 'days-duration'];
const isRange = (value: Value): value is FeelRange => isKind(value, 'range');
const pointOf = (value: Value): Value => (isRange(value) ? value.start : value);

type Relation<A, B> = (a: A, b: B) => boolean;
/** How two ranges, a range and a point, or two points lie to each other; what is missing is no question. */
interface Relations { readonly ranges: Relation<FeelRange, FeelRange>; readonly pointRange?: Relation<Value, FeelRange>; readonly rangePoint?: Relation<FeelRange, Value>; readonly points?: Relation<Value, Value> }

function relation({ ranges, pointRange, rangePoint, points }: Relations): readonly Callable[] {
  const holds = (a: Value, b: Value): Value => {
    if (!POINTS.includes(typeOf(pointOf(a))) || typeOf(pointOf(a)) !== typeOf(pointOf(b))) return illegal([a, b]);
    const result = isRange(a) ? (isRange(b) ? ranges(a, b) : rangePoint?.(a, b)) : isRange(b) ? pointRange?.(a, b) : points?.(a, b);
    // The engine has no case for this, and does not expect that.
    if (result === undefined) throw new EvaluationBreakdown(`scala.MatchError: (${print(a)},${print(b)}) (of class scala.Tuple2)`);
    return result;
  };
  const named = ([['point1', 'point2', points], ['point', 'range', pointRange], ['range', 'point', rangePoint], ['range1', 'range2', ranges]] as const).filter(([, , asked]) => asked);
  return named.map(([first, second]) => define([first, second], holds));
}

const less = (a: Value, b: Value): boolean => order(a, b) < 0;
const equal = (a: Value, b: Value): boolean => order(a, b) === 0;

const before = (a: FeelRange, b: FeelRange): boolean => less(a.end, b.start) || ((!a.endClosed || !b.startClosed) && equal(a.end, b.start));
const meets = (a: FeelRange, b: FeelRange): boolean => a.endClosed && b.startClosed && equal(a.end, b.start);
const overlapsBefore = (a: FeelRange, b: FeelRange): boolean => (less(a.start, b.start) || (equal(a.start, b.start) && a.startClosed && !b.startClosed))
  && (less(b.start, a.end) || meets(a, b)) && (less(a.end, b.end) || (equal(a.end, b.end) && (!a.endClosed || b.endClosed)));
const startsLater = (a: FeelRange, b: FeelRange): boolean => less(b.start, a.start) || (equal(a.start, b.start) && (!a.startClosed || b.startClosed));
const endsEarlier = (a: FeelRange, b: FeelRange): boolean => less(a.end, b.end) || (equal(a.end, b.end) && (!a.endClosed || b.endClosed));
const during = (a: FeelRange, b: FeelRange): boolean => startsLater(a, b) && endsEarlier(a, b);
const inside = (point: Value, { start, end, startClosed, endClosed }: FeelRange): boolean => (less(start, point) && less(point, end)) || (startClosed && equal(start, point)) || (endClosed && equal(end, point));
const starts = (a: FeelRange, b: FeelRange): boolean => equal(a.start, b.start) && a.startClosed === b.startClosed && endsEarlier(a, b);
const finishes = (a: FeelRange, b: FeelRange): boolean => equal(a.end, b.end) && a.endClosed === b.endClosed && startsLater(a, b);
const atStart = (point: Value, range: FeelRange): boolean => range.startClosed && equal(range.start, point);
const atEnd = (point: Value, range: FeelRange): boolean => range.endClosed && equal(range.end, point);
const pointBefore = (point: Value, range: FeelRange): boolean => less(point, range.start) || (equal(point, range.start) && !range.startClosed);
const rangeBefore = (range: FeelRange, point: Value): boolean => less(range.end, point) || (equal(range.end, point) && !range.endClosed);

/** DMN 1.3 §10.3.4.9 table 78, as far as the FEEL engine of Zeebe 8.5 has it: with its names of parameters. */
export const RANGE: Readonly<Record<string, readonly Callable[]>> = {
  before: relation({ ranges: before, pointRange: pointBefore, rangePoint: rangeBefore, points: less }),
  after: relation({ ranges: (a, b) => before(b, a), pointRange: (point, range) => rangeBefore(range, point), rangePoint: (range, point) => pointBefore(point, range), points: (a, b) => less(b, a) }),
  meets: relation({ ranges: meets }),
  'met by': relation({ ranges: (a, b) => meets(b, a) }),
  overlaps: relation({ ranges: (a, b) => !before(a, b) && !before(b, a) }),
  'overlaps before': relation({ ranges: overlapsBefore }),
  'overlaps after': relation({ ranges: (a, b) => overlapsBefore(b, a) }),
  during: relation({ ranges: during, pointRange: inside }),
  includes: relation({ ranges: (a, b) => during(b, a), rangePoint: (range, point) => inside(point, range) }),
  starts: relation({ ranges: starts, pointRange: atStart }),
  'started by': relation({ ranges: (a, b) => starts(b, a), rangePoint: (range, point) => atStart(point, range) }),
  finishes: relation({ ranges: finishes, pointRange: atEnd }),
  'finished by': relation({ ranges: (a, b) => finishes(b, a), rangePoint: (range, point) => atEnd(point, range) }),
  coincides: relation({ ranges: (a, b) => starts(a, b) && finishes(a, b), points: equal }),
};
