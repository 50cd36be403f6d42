import { publisherOf } from '../import/publisher.ts';
import type { ProcedureFacts } from '../schema/facts.ts';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { PortfolioMember } from './portfolio.ts';

/**
 * The members of the portfolio out of the facts. Sources say what holds at their date, not since when: a fact counts from the day of its source on.
 * @param adopted code → day from which staff's re-engineered model of it is deployed.
 */
export function portfolioMembers(imported: readonly ImportedProcedureFacts[], handModelled: readonly ProcedureFacts[], adopted: ReadonlyMap<string, string> = new Map()): PortfolioMember[] {
  const later = (code: string, fromFacts: string | undefined): { readonly reengineeredFrom?: string } => {
    const days = [fromFacts, adopted.get(code)].filter((day) => day !== undefined).sort();
    return days[0] === undefined ? {} : { reengineeredFrom: days[0] };
  };
  return [
    ...imported.map(({ code, levels, ministry, field, channels, source }) => {
      const from = firstDay(source.asOf);
      return { code, levels, ministry, field: field.name, knownFrom: from, ...(channels.some(({ channel }) => channel === 'online') ? { onlineFrom: from } : {}), ...later(code, undefined) };
    }),
    ...handModelled.map(({ code, level, field, channels, source, reengineering }) => {
      const from = firstDay(source.asOf);
      return { code, levels: [level], ministry: publisherOf(source.decision) ?? '', field: field.name, knownFrom: from, ...(channels.some(({ channel }) => channel === 'online') ? { onlineFrom: from } : {}), ...later(code, reengineering.state === 're-engineered' ? from : undefined) };
    }),
  ];
}

/** '2026-07' → '2026-07-01'; a year alone → its first day. */
const firstDay = (asOf: string): string => (/^\d{4}-\d{2}-\d{2}/.test(asOf) ? asOf.slice(0, 10) : /^\d{4}-\d{2}/.test(asOf) ? `${asOf.slice(0, 7)}-01` : `${asOf.slice(0, 4)}-01-01`);
