import { sourceText, type Limit, type ProcedureFacts, type Text } from '../../processes/schema/facts.ts';

/** What a page must mark: the assumptions that the YAML names, and limits and fees that nobody could verify. */
export function assumptionsOf(facts: ProcedureFacts): readonly Text[] {
  const limits = facts.channels.filter(({ limit }) => limit.provenance.mark === 'K' || limit.provenance.mark === 'A').map(({ limit }) => limitAssumed(limit));
  const seen = new Set<string>();
  return [...facts.assumptions, ...limits].filter((text) => !seen.has(text.vi) && seen.add(text.vi));
}

function limitAssumed({ value, provenance }: Limit): Text {
  const { vi, en } = sourceText(provenance.source);
  return value > 0 ? { vi: `Thời hạn ${value} chưa được kiểm chứng: ${vi}`, en: `The limit of ${value} is unverified: ${en}` } : { vi: `Thời hạn: ${vi}`, en: `Limit: ${en}` };
}
