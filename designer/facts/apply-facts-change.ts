import type { Channel, ChannelFacts, ComponentDocument, Limit, ProcedureFacts, Provenance } from '../../processes/schema/facts.ts';
import { registerName } from '../../processes/schema/register-names.ts';
import { changesNothing, type FactsChange, type PaperChange } from './facts-change.ts';
import { CHANNEL_NAMES } from './channel-names.ts';
import { compareLimits } from './limit-length.ts';

/** The facts as the draft wants them. What the change does not name stays, with its own provenance; what it names that is no longer there is passed over. */
export function applyFactsChange(facts: ProcedureFacts, change: FactsChange | null): ProcedureFacts {
  if (change === null || changesNothing(change)) return facts;
  const provenance: Provenance = { mark: 'D', source: change.ground };
  const components = facts.components.flatMap((paper) => changedPaper(paper, change.papers[paper.id], provenance));
  const channels = changedChannels(facts.channels, change, provenance);
  return {
    ...facts, components, channels, reengineering: reengineered(facts, { components, channels, onTheSpot: change.onTheSpot ?? facts.onTheSpot.eligible }, provenance),
    onTheSpot: change.onTheSpot === null || change.onTheSpot === facts.onTheSpot.eligible ? facts.onTheSpot : { eligible: change.onTheSpot, provenance },
    source: { ...facts.source, decision: [facts.source.decision, change.ground].filter(Boolean).join('; ') },
  };
}

type Change = ProcedureFacts['reengineering']['changes'][number];

/** What makes it easier for the applicant is re-engineering, and is told as such; a paper that is asked for again, or a channel that goes, is none. */
function reengineered({ reengineering, ...before }: ProcedureFacts, after: Pick<ProcedureFacts, 'components' | 'channels'> & { readonly onTheSpot: boolean }, provenance: Provenance): ProcedureFacts['reengineering'] {
  const made = (kind: string, vi: string, en: string): Change => ({ kind, text: { vi, en }, provenance });
  const now = new Map(after.components.map((paper) => [paper.id, paper]));
  const changes = [
    ...before.components.flatMap((paper): Change[] => {
      const source = now.get(paper.id)?.source;
      if (source === undefined) return [made('paper-dropped', `Bỏ giấy tờ: ${paper.name}`, `No longer asked for: ${paper.name}`)];
      if (paper.source !== 'applicant' || source === 'applicant') return [];
      const { vi, en } = registerName(source.register);
      return [made('paper-replaced', `Tra cứu ${vi} thay cho: ${paper.name}`, `Looked up in ${en} instead of: ${paper.name}`)];
    }),
    ...after.channels.flatMap(({ channel, limit }): Change[] => {
      const was = before.channels.find((each) => each.channel === channel);
      if (!was) return channel === 'online' ? [made('online-submission', 'Nộp được trực tuyến', 'Can be filed online')] : [];
      return was.limit !== limit && (compareLimits(limit, was.limit) ?? 0) < 0 ? [made('limit-shortened', `Rút ngắn thời hạn (${CHANNEL_NAMES[channel].vi})`, `A shorter limit (${CHANNEL_NAMES[channel].en})`)] : [];
    }),
    ...(after.onTheSpot && !before.onTheSpot.eligible ? [made('on-the-spot', 'Được giải quyết tại chỗ', 'May be processed on the spot')] : []),
  ];
  return changes.length === 0 ? reengineering : { ...reengineering, state: 're-engineered', changes: [...reengineering.changes, ...changes] };
}

function changedPaper(paper: ComponentDocument, change: PaperChange | undefined, provenance: Provenance): readonly ComponentDocument[] {
  switch (change?.kind) {
    case undefined: return [paper];
    case 'dropped': return [];
    case 'applicant': return [paper.source === 'applicant' ? paper : { ...paper, source: 'applicant', provenance }];
    case 'register': { const { register, law, inForce } = change; return [{ ...paper, source: { register, ...(law ? { law } : {}), ...(inForce ? { inForce } : {}) }, provenance }]; }
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
