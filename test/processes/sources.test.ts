import { expect } from 'chai';
import { loadCalendars, loadClockRules, loadProcedures } from '../../processes/load.ts';
import { sourceText, type Source } from '../../processes/schema/facts.ts';

/** Where a fact comes from, found by its mark. */
function sourcesIn(value: unknown): Source[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'mark' in value && 'source' in value ? [value.source as Source] : [];
  return [...own, ...Object.values(value).flatMap(sourcesIn)];
}

describe('where facts, rules and days off come from', () => {
  for (const [name, sources] of [['procedures', sourcesIn(loadProcedures())], ['rules', sourcesIn(loadClockRules())], ['calendars', sourcesIn(loadCalendars())]] as const) {
    it(`is said in Vietnamese, English by the switch: ${name}`, () => {
      expect(sources.length).to.be.greaterThan(20);
      const english = sources.map((source) => sourceText(source).vi).filter((vi) => /\b(of|the|and|Decree|Decision|Resolution|Circular|Appendix|Art|database|procedure|ours)\b/i.test(vi));
      expect(english).to.deep.equal([]);
    });
  }
});
