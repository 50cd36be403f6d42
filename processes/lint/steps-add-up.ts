import { workingMinutes, type InternalProcessFacts, type InternalStep, type StepTime } from '../schema/internal-facts.ts';

/**
 * Do the steps of an internal process add up to the total that its decision states?
 * A difference is only called one when nothing in the table explains it: rows that are not counted, sub-totals, alternative or parallel branches – and when
 * nothing suggests that the table was published or read with holes (no times, numbers that jump or repeat, a time in the wrong column).
 */
export type SumVerdict =
  | { readonly verdict: 'adds-up'; readonly stepsMinutes: number; readonly totalMinutes: number; readonly reasons: readonly string[] }
  | { readonly verdict: 'differs'; readonly stepsMinutes: number; readonly totalMinutes: number; readonly byMinutes: number; readonly reasons: readonly string[] }
  | { readonly verdict: 'cannot-be-judged'; readonly stepsMinutes?: number; readonly totalMinutes?: number; readonly reasons: readonly string[] };

/** Published fractions are rounded (1/3 day as 0,33): below this nothing differs. */
const TOLERANCE_MINUTES = 10;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_MINUTES;

interface Row { readonly step: InternalStep; readonly minutes: number; readonly at: number }

export function stepsAddUp(process: InternalProcessFacts): SumVerdict {
  const parts = (process.parts ?? []).map((part) => ({ ...part, steps: process.steps.filter((step) => step.part === part.name) }));
  const whole = judge(process.steps, process.total);
  if (parts.length < 2) return whole;

  // Each part has a total of its own: all of them must hold, whatever the whole says.
  const judged = parts.map((part) => ({ name: part.name, sum: judge(part.steps, part.total) }));
  const wrong = judged.filter(({ sum }) => sum.verdict === 'differs');
  if (wrong.length) { const { name, sum } = wrong[0]!; return { ...sum, reasons: [`part '${name}'`, ...sum.reasons] }; }
  const alone = parts.map(({ steps }) => judge(steps, process.total));
  const [first] = alone;
  if (first?.verdict === 'adds-up' && alone.every(({ verdict }) => verdict === 'adds-up')) return { ...first, reasons: ['the parts are alternatives: each adds up to the total'] };
  return whole;
}

function judge(steps: readonly InternalStep[], total: StepTime | undefined): SumVerdict {
  const months = steps.some(({ takes }) => takes?.unit === 'month') || total?.unit === 'month';
  const rows: Row[] = steps.flatMap((step, at) => { const minutes = step.takes ? workingMinutes(step.takes) : undefined; return minutes === undefined ? [] : [{ step, minutes, at }]; });
  const stepsMinutes = sum(rows);
  if (!total) return { verdict: 'cannot-be-judged', ...(rows.length ? { stepsMinutes } : {}), reasons: ['no total is stated with the steps'] };
  if (months) return { verdict: 'cannot-be-judged', reasons: ['months have no fixed number of working days'] };
  const totalMinutes = workingMinutes(total)!;
  if (rows.length === 0) return { verdict: 'cannot-be-judged', totalMinutes, reasons: ['no step has a time'] };

  if (same(stepsMinutes, totalMinutes)) return { verdict: 'adds-up', stepsMinutes, totalMinutes, reasons: [] };

  const counted = rows.filter(({ step }) => !isTotalRow(step));
  const aside = rows.length - counted.length ? ['a row states the total'] : [];
  if (same(sum(counted), totalMinutes)) return { verdict: 'adds-up', stepsMinutes: sum(counted), totalMinutes, reasons: aside };
  for (const explanation of EXPLANATIONS) {
    const kept = explanation.rows(counted, totalMinutes);
    if (kept && same(kept, totalMinutes)) return { verdict: 'adds-up', stepsMinutes: kept, totalMinutes, reasons: [...aside, explanation.reason] };
  }
  const holes = holesOf(steps, sum(counted) < totalMinutes);
  if (holes.length) return { verdict: 'cannot-be-judged', stepsMinutes: sum(counted), totalMinutes, reasons: holes };
  return { verdict: 'differs', stepsMinutes: sum(counted), totalMinutes, byMinutes: sum(counted) - totalMinutes, reasons: [`the steps add up to ${shown(sum(counted))}, ${shown(totalMinutes)} are stated; nothing in the table explains it`] };
}

const sum = (rows: readonly { readonly minutes: number }[]): number => rows.reduce((minutes, row) => minutes + row.minutes, 0);
/** In days of 8 working hours. */
const shown = (minutes: number): string => `${Math.round((minutes / 480) * 100) / 100} days`;

const NOT_COUNTED = /không tính|không kể|không bao gồm/iu;
/** Not: 'Tổng hợp kết quả …', which is work. */
const TOTAL_ROW = /^(?:tổng cộng|tổng(?: số)? thời gian|tổng số ngày|(?:tổng|cộng)\s*[:.]?$)/iu;
const isTotalRow = ({ name, number, who }: InternalStep): boolean => [name, number, who].some((text) => TOTAL_ROW.test(text.trim()));
const isNotCounted = ({ name, time, who, actor }: InternalStep): boolean => NOT_COUNTED.test(`${time} ${name} ${who}`) || actor === 'applicant';

/** What a table may mean other than "one row after the other"; `rows` gives the sum under that reading, or undefined when it does not apply. */
const EXPLANATIONS: readonly { readonly reason: string; readonly rows: (rows: readonly Row[], totalMinutes: number) => number | undefined }[] = [
  { reason: 'rows that are not counted, or wait for the applicant, are left out', rows: (rows) => (rows.some(({ step }) => isNotCounted(step)) ? sum(rows.filter(({ step }) => !isNotCounted(step))) : undefined) },
  { reason: 'numbered sub-rows: the rows above them repeat their sum', rows: (rows) => withoutParents(rows) },
  { reason: 'numbered sub-rows: they are within the row above them', rows: (rows) => withoutChildren(rows) },
  { reason: 'a sub-total: one row repeats the sum of the rows next to it', rows: withoutSubTotals },
  { reason: 'alternative branches: one of them is gone through', rows: oneBranch },
  { reason: 'steps at the same time: the longest counts', rows: longestOfParallel },
  { reason: 'the numbers start again: the first table adds up, what follows is an alternative or another table', rows: firstTable },
  { reason: 'times that are ranges: the total lies between their ends', rows: withinRanges },
];

const isBelow = (child: string, parent: string): boolean => parent !== '' && child !== parent && (child.startsWith(`${parent}.`) || (child.startsWith(parent) && /^[a-zđ]$/iu.test(child.slice(parent.length))));
function withoutParents(rows: readonly Row[]): number | undefined {
  const kept = rows.filter(({ step }) => !rows.some((other) => isBelow(other.step.number, step.number)));
  return kept.length < rows.length ? sum(kept) : undefined;
}
function withoutChildren(rows: readonly Row[]): number | undefined {
  const kept = rows.filter(({ step }) => !rows.some((other) => isBelow(step.number, other.step.number)));
  return kept.length < rows.length ? sum(kept) : undefined;
}

/** How rows are counted: '3', '3.1', 'III', 'b', or not at all. */
const countingOf = ({ number }: InternalStep): string => (number === '' || /^[-–+•]$/.test(number) ? 'none' : /^[IVX]+\.?$/.test(number) ? 'roman' : /\d\.\d/.test(number) ? 'dotted' : /\d/.test(number) ? 'digits' : 'letters');
/**
 * Among steps in one series (1, 2, 3 …), each done by somebody, a row that equals its neighbours is a coincidence and no sub-total: until 2026-11-22 one wrong total in 26 was
 * explained away by that (steps-add-up-perturbed.test.ts).
 */
const isOneOf = (row: Row, others: readonly Row[]): boolean => countingOf(row.step) !== 'none' && row.step.actor !== undefined && others.every(({ step }) => countingOf(step) === countingOf(row.step));

/** A row equal to two or more rows directly below or above it; rows that are left over make the total. */
function withoutSubTotals(rows: readonly Row[], totalMinutes: number): number | undefined {
  const candidates = rows.filter((row, index) => [1, -1].some((direction) => {
    const summed: Row[] = [];
    for (let distance = 1; ; distance++) {
      const next = rows[index + direction * distance];
      if (!next || sum(summed) > row.minutes) return false;
      summed.push(next);
      if (distance >= 2 && same(sum(summed), row.minutes)) return !isOneOf(row, summed);
    }
  }));
  const over = sum(rows) - totalMinutes;
  return candidates.some(({ minutes }) => same(minutes, over)) || same(sum(candidates), over) ? totalMinutes : undefined;
}

const BRANCH = /^(?:[a-zđ]\)|[-+])?\s*(?:trường hợp|nếu|đối với)(?![\p{L}])/iu;
/** Neighbouring rows that begin with a condition, carry the same number, or have letters behind it (3a, 3b): any one of them may be gone through. */
function oneBranch(rows: readonly Row[], totalMinutes: number): number | undefined {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const together = previous && row.at === previous.at + 1 && ((BRANCH.test(row.step.name) && BRANCH.test(previous.step.name)) || (row.step.number !== '' && stem(row.step.number) === stem(previous.step.number)));
    if (together) last!.push(row); else groups.push([row]);
  }
  if (groups.every((group) => group.length === 1)) return undefined;
  let sums = new Set([0]);
  for (const group of groups) sums = new Set([...sums].flatMap((minutes) => group.map((row) => minutes + row.minutes)));
  return [...sums].find((minutes) => same(minutes, totalMinutes));
}
const stem = (number: string): string => number.replace(/[a-zđ]$/iu, '');

const AT_ONCE = /song song|cùng lúc|đồng thời với bước/iu;
function longestOfParallel(rows: readonly Row[]): number | undefined {
  let minutes = 0;
  let found = false;
  rows.forEach((row, index) => {
    const previous = rows[index - 1];
    if (previous && AT_ONCE.test(`${row.step.name} ${row.step.time}`)) { found = true; minutes += Math.max(0, row.minutes - previous.minutes); } else minutes += row.minutes;
  });
  return found ? minutes : undefined;
}

/** Without named parts, a number 1 after higher ones begins another table. */
function firstTable(rows: readonly Row[]): number | undefined {
  const start = rows.findIndex(({ step }, index) => index > 0 && /^\D*1$/.test(step.number) && step.part === rows[index - 1]!.step.part && rows[index - 1]!.step.number !== step.number);
  return start > 0 ? sum(rows.slice(0, start)) : undefined;
}

const RANGE = /(\d+(?:[.,]\d+)?)\s*[-–]\s*(\d+(?:[.,]\d+)?)\s*(?:ngày|giờ)/iu;
function withinRanges(rows: readonly Row[], totalMinutes: number): number | undefined {
  const ends = rows.map(({ step, minutes }): readonly [number, number] => {
    const found = RANGE.exec(step.time);
    if (!found || !step.takes || step.takes.value === 0) return [minutes, minutes];
    const minutesEach = minutes / step.takes.value;
    const [low, high] = [found[1]!, found[2]!].map((text) => Number(text.replace(',', '.')) * minutesEach) as [number, number];
    return [Math.min(low, high), Math.max(low, high)];
  });
  if (ends.every(([low, high]) => low === high)) return undefined;
  const [low, high] = [0, 1].map((end) => ends.reduce((minutes, each) => minutes + each[end as 0 | 1], 0)) as [number, number];
  return low - TOLERANCE_MINUTES <= totalMinutes && totalMinutes <= high + TOLERANCE_MINUTES ? totalMinutes : undefined;
}

/** Signs that rows or times are missing or misread. A missing time can only make the sum larger: it explains nothing when the steps already take too long. */
function holesOf(steps: readonly InternalStep[], tooShort: boolean): string[] {
  const holes: string[] = [];
  const shifted = steps.filter(({ who, name }) => [who, name].some((cell) => /^\d+(?:[.,/]\d+)?\s*(?:ngày|giờ)/iu.test(cell.trim())));
  if (shifted.length) holes.push(`step ${shifted.map(({ number }) => number).join(', ')}: a time stands where the actor or the work should; the row was read wrongly`);
  if (!tooShort) return holes;
  const timeless = steps.filter((step) => !step.takes && !isNotCounted(step) && !/giờ hành chính|ngay (?:sau|lập tức|khi)/iu.test(step.time));
  if (timeless.length) holes.push(`step ${timeless.map(({ number }) => number).join(', ')} has no time`);
  const numbers = steps.map(({ number }) => /^\D*(\d+)/.exec(number)?.[1]).map(Number);
  const jumps = numbers.flatMap((number, index) => (index > 0 && number > numbers[index - 1]! + 1 ? [`${numbers[index - 1]} → ${number}`] : []));
  if (jumps.length) holes.push(`the numbers of the steps jump (${jumps.join(', ')}): rows may be missing`);
  const twice = steps.filter(({ number, part }, index) => number !== '' && steps.findIndex((other) => other.number === number && other.part === part) < index);
  if (twice.length) holes.push(`number ${twice.map(({ number }) => number).join(', ')} stands twice: a row may be missing or stand for another`);
  return holes;
}
