import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { ProposalView } from '../../api/contract.ts';
import { registerName } from '../../../processes/schema/register-names.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox, Choices } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { onceOnlyTexts } from './once-only-texts.ts';
import { adoptable, groupsOf, ProposalGround, ProposalState, type PaperGroup } from './proposal-parts.tsx';

interface Picked { readonly row: number; readonly register: string }
interface AdoptDialogProps { readonly code: string; readonly name: string; readonly papers: readonly ProposalView[]; readonly onClose: () => void }
const LONGEST_TITLE = 200;

/** Which proposals a draft adopts: what is ready is picked, what must be compared is not. */
export function AdoptDialog({ code, name, papers, onClose }: AdoptDialogProps) {
  const t = useTexts(onceOnlyTexts);
  const say = useSay();
  const open = groupsOf(papers.filter((paper) => adoptable(paper) || paper.state === 'partly'));
  const [picked, setPicked] = useState<ReadonlyMap<string, Picked>>(() => firstReady(open));
  const [title, setTitle] = useState(() => { const said = t('suggestion', { name }); return said.length > LONGEST_TITLE ? `${said.slice(0, LONGEST_TITLE - 1)}…` : said; });
  const making = useMutation({
    mutationFn: () => send<{ readonly id: string }>('POST', `/designer/procedures/${encodeURIComponent(code)}/drafts`, { title: title.trim(), proposals: [...picked].map(([componentId, each]) => ({ componentId, ...each })) }),
    // The designer is an application of its own, under its own address.
    onSuccess: ({ id }) => location.assign(`/designer/drafts/${id}`),
  });
  const pick = ({ paper: { row }, componentIds }: PaperGroup, register: string | null): void => {
    const next = new Map(picked);
    for (const id of componentIds) if (register === null) next.delete(id); else next.set(id, { row, register });
    setPicked(next);
  };
  return (
    <Modal title={t('dialog')} open onClose={onClose} wide>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); making.mutate(); }}>
        <p><strong>{name}</strong> <span className="quiet code">{code}</span></p>
        <p className="quiet small">{t('dialogHint')}</p>
        <ul className="adopt">
          {open.map((group) => {
            const { paper, componentIds } = group;
            const mine = picked.get(componentIds[0] ?? '');
            const chosen = mine?.row === paper.row;
            return (
              <li key={`${paper.componentId}-${paper.row}`}>
                <Checkbox selected={chosen} disabled={!adoptable(paper)} onChange={(on) => pick(group, on ? paper.registers[0] ?? null : null)}><span className="wrap">{paper.document}{componentIds.length > 1 && <span className="quiet small"> · {t('cases', { n: componentIds.length })}</span>}</span></Checkbox>
                <div className="adopt-more small">
                  <ProposalState state={paper.state} /> <ProposalGround proposal={paper} />
                  {paper.state !== 'ready' && <div>{t('inAppendix', { paper: paper.paper })}</div>}
                  {paper.state !== 'ready' && <div className="quiet">{t(paper.state === 'partly' ? 'partlyHint' : 'compareHint')}</div>}
                  {chosen && paper.registers.length > 1 && <Choices label={t('ask')} value={mine.register} onChange={(register) => pick(group, register)} options={paper.registers.map((id) => ({ value: id, label: say(registerName(id)) }))} across />}
                </div>
              </li>
            );
          })}
        </ul>
        <TextInput label={t('draftTitle')} required value={title} onChange={setTitle} maxLength={LONGEST_TITLE} />
        <ProblemNotice error={making.error} />
        <div className="dialog-foot"><span className="quiet small push-right" aria-live="polite">{t('picked', { n: picked.size })}</span><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isDisabled={picked.size === 0 || title.trim().length < 3 || making.isPending || making.isSuccess}>{t('begin')}</Button></div>
      </form>
    </Modal>
  );
}

/** One row for each paper, whichever stands first. */
function firstReady(groups: readonly PaperGroup[]): ReadonlyMap<string, Picked> {
  const picked = new Map<string, Picked>();
  for (const { paper: { row, registers: [register], state }, componentIds } of groups) for (const id of componentIds) if (state === 'ready' && register && !picked.has(id)) picked.set(id, { row, register });
  return picked;
}
