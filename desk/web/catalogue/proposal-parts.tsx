import type { ProposalView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { onceOnlyTexts, proposalStateTexts } from './once-only-texts.ts';

const LOOKS: Readonly<Record<ProposalView['state'], string>> = { ready: 'good', compare: 'soon', partly: 'soon', drafted: 'accent', 'looked-up': 'accent', 'not-in-force': 'bad' };

export function ProposalState({ state }: { readonly state: ProposalView['state'] }) {
  const t = useTexts(proposalStateTexts);
  return <span className={`badge wrap ${LOOKS[state]}`}>{t(state)}</span>;
}

/** Database, owner and the clause that says so, with its dates. */
export function ProposalGround({ proposal: { database, owner, clause, law, resolution, row, inForce } }: { readonly proposal: ProposalView }) {
  const t = useTexts(onceOnlyTexts);
  const { date } = useFormat();
  return <>{database} ({owner})<div className="quiet">{t('clause', { clause, law, resolution, row })}; {t('until', { from: date(inForce.from), to: date(inForce.to) })}</div></>;
}

/** The same paper stands in several cases of a procedure: shown and picked once. */
export interface PaperGroup { readonly paper: ProposalView; readonly componentIds: readonly string[] }
export function groupsOf(papers: readonly ProposalView[]): readonly PaperGroup[] {
  const groups = new Map<string, { paper: ProposalView; componentIds: string[] }>();
  for (const paper of papers) {
    const key = `${paper.row}|${paper.state}|${paper.draft?.id ?? ''}|${paper.document}`;
    const group = groups.get(key);
    if (group) group.componentIds.push(paper.componentId); else groups.set(key, { paper, componentIds: [paper.componentId] });
  }
  return [...groups.values()].sort((a, b) => a.paper.row - b.paper.row);
}

export const adoptable = ({ state }: ProposalView): boolean => state === 'ready' || state === 'compare';
