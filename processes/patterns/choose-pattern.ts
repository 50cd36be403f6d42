import type { ImportedLimit, ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';
import type { Text } from '../schema/facts.ts';
import type { PatternRule } from './pattern-facts.ts';

/** Which pattern, and why: shown on the procedure's page. */
export interface Choice {
  readonly pattern: string;
  /** Id of the rule, or 'staff'. */
  readonly rule: string;
  readonly why: Text;
  /** What of the facts made the rule hold, in Vietnamese: `tên có "khiếu nại"`. */
  readonly because: readonly string[];
}
type Facts = Pick<ImportedProcedureFacts, 'name' | 'field' | 'authority' | 'channels' | 'cases'> & { readonly pattern?: ImportedProcedureFacts['pattern'] };

/** The first rule that holds; what staff wrote into the procedure's file wins. */
export function choosePattern(facts: Facts, rules: readonly PatternRule[]): Choice {
  const { pattern } = facts;
  if (pattern) return { pattern: pattern.id, rule: 'staff', why: { vi: pattern.reason, en: pattern.reason }, because: [`cán bộ chọn: ${pattern.by}`] };
  const read = readFacts(facts);
  for (const rule of rules) {
    const because = holds(rule, facts, read);
    if (because) return { pattern: rule.pattern, rule: rule.id, why: rule.why, because };
  }
  throw new Error(`Expected to choose a pattern for '${facts.name}', but no rule holds`);
}

/** What all rules look at, made once a procedure. */
interface ReadFacts { readonly name: string; readonly authority: string; readonly days: number | undefined; readonly documents: number }
const readFacts = (facts: Facts): ReadFacts => ({
  name: plainName(facts.name), authority: facts.authority.toLowerCase().replaceAll('\u00a0', ' '), days: shortestLimitDays(facts), documents: Math.max(0, ...facts.cases.map(({ components }) => components.length)),
});

/** What makes the rule hold; undefined when something does not. */
function holds(rule: PatternRule, facts: Facts, { name, authority, days, documents }: ReadFacts): readonly string[] | undefined {
  const because: string[] = [];
  const need = (found: string | undefined): boolean => { if (found) because.push(found); return found !== undefined; };
  const word = (words: readonly string[], test: (word: string) => boolean, say: (word: string) => string): string | undefined => { const hit = words.find(test); return hit && say(hit); };
  const all = [
    !rule.nameBegins || need(word(rule.nameBegins, (each) => name.startsWith(each), (each) => `tên bắt đầu bằng "${each}"`)),
    !rule.nameHas || need(word(rule.nameHas, (each) => name.includes(each), (each) => `tên có "${each}"`)),
    !rule.nameLacks?.some((each) => name.includes(each)),
    !rule.nameBeginsNot?.some((each) => name.startsWith(each)),
    !rule.field || need(word(rule.field, (each) => facts.field.name === each, (each) => `lĩnh vực "${each}"`)),
    !rule.authorityHas || need(word(rule.authorityHas, (each) => authority.includes(each), (each) => `cơ quan thực hiện có "${each}"`)),
    rule.documentsAtMost === undefined || need(documents <= rule.documentsAtMost ? `${documents} giấy tờ` : undefined),
    rule.documentsAtLeast === undefined || need(documents >= rule.documentsAtLeast ? `${documents} giấy tờ` : undefined),
    rule.limitDaysAtMost === undefined || need(days !== undefined && days <= rule.limitDaysAtMost ? `thời hạn ${days} ngày` : undefined),
    rule.limitDaysAtLeast === undefined || need(days !== undefined && days >= rule.limitDaysAtLeast ? `thời hạn ${days} ngày` : undefined),
    !rule.fee || need(facts.channels.some(({ fee }) => !isUnclear(fee) && fee.kind === 'fixed') ? 'có phí, lệ phí' : undefined),
  ].every(Boolean);
  return all ? because : undefined;
}

export const plainName = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll('\u00a0', ' ').replace(/^[\s"“'-]*(thủ tục\s*:?\s*)?(hành chính\s+)?["“]?\s*/, '').replace(/\s+/g, ' ');

/** In working days: what patterns and shares of time need, not what the clock counts by. */
export function limitInDays(limit: ImportedLimit): number | undefined {
  if (isUnclear(limit)) return undefined;
  const { value, unit } = limit;
  switch (unit) {
    case 'working-day': case 'calendar-day': return value;
    case 'working-hour': return value / 8;
    // "24 giờ", "48 giờ" are days of the calendar; fewer are hours of an office.
    case 'hour': return value >= 24 ? value / 24 : value / 8;
    case 'minute': return value / 480;
    case 'month': return value * 30;
    case 'year': return value * 365;
  }
}

export function shortestLimitDays(facts: Pick<ImportedProcedureFacts, 'channels'>): number | undefined {
  const days = facts.channels.flatMap(({ limit }) => limitInDays(limit) ?? []);
  return days.length ? Math.min(...days) : undefined;
}
