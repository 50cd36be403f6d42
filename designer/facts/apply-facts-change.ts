import type { Channel, ChannelFacts, ComponentDocument, Limit, ProcedureFacts, Provenance } from '../../processes/schema/facts.ts';
import { changesNothing, type FactsChange, type PaperChange } from './facts-change.ts';
import { compareLimits } from './limit-length.ts';

/** The facts as the draft wants them. What the change does not name stays, with its own provenance; what it names that is no longer there is passed over. */
export function applyFactsChange(facts: ProcedureFacts, change: FactsChange | null): ProcedureFacts {
  if (change === null || changesNothing(change)) return facts;
  const provenance: Provenance = { mark: 'D', source: change.ground };
  const components = facts.components.flatMap((paper) => changedPaper(paper, change.papers[paper.id], provenance));
  return {
    ...facts, components, channels: changedChannels(facts.channels, change, provenance),
    onTheSpot: change.onTheSpot === null || change.onTheSpot === facts.onTheSpot.eligible ? facts.onTheSpot : { eligible: change.onTheSpot, provenance },
    source: { ...facts.source, decision: [facts.source.decision, change.ground].filter(Boolean).join('; ') },
  };
}

function changedPaper(paper: ComponentDocument, change: PaperChange | undefined, provenance: Provenance): readonly ComponentDocument[] {
  switch (change?.kind) {
    case undefined: return [paper];
    case 'dropped': return [];
    case 'applicant': return [paper.source === 'applicant' ? paper : { ...paper, source: 'applicant', provenance }];
    case 'register': return [{ ...paper, source: { register: change.register }, provenance }];
  }
}

function changedChannels(channels: readonly ChannelFacts[], change: FactsChange, provenance: Provenance): readonly ChannelFacts[] {
  const limited = (channel: Channel, limit: Limit): Limit => { const wanted = change.limits[channel]; return wanted && (wanted.value !== limit.value || wanted.unit !== limit.unit) ? { ...wanted, provenance } : limit; };
  const kept = channels.filter(({ channel }) => !change.channelsDropped.includes(channel));
  const pattern = patternOf(channels);
  const added = pattern ? change.channelsAdded.filter((channel) => !channels.some((each) => each.channel === channel)).map((channel): ChannelFacts => ({ channel, limit: { ...pattern.limit, provenance }, fee: pattern.fee })) : [];
  return [...kept, ...added].map((each) => ({ ...each, limit: limited(each.channel, each.limit) }));
}

/** A channel that is added takes fee and limit of the one with the shortest limit. */
const patternOf = (channels: readonly ChannelFacts[]): ChannelFacts | undefined => channels.reduce<ChannelFacts | undefined>((best, each) => (best && (compareLimits(each.limit, best.limit) ?? 1) >= 0 ? best : each), undefined);
