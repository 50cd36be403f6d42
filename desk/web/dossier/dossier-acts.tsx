import { useState } from 'react';
import type { DossierView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { useDossierAct, type DossierAct } from './dossier-queries.ts';
import { dossierTexts } from './dossier-texts.ts';

type May = DossierView['may'][number];
const ROUTE: Readonly<Record<May, DossierAct>> = { supplement: 'supplement', withdraw: 'withdraw', stop: 'stop', pay: 'payment', urge: 'urge' };
const ORDER: readonly May[] = ['supplement', 'pay', 'urge', 'withdraw', 'stop'];

/** What may be done by hand outside the tasks; the server says which of them are open now. */
export function DossierActs({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  return (
    <section className="panel stack">
      <h2>{t('acts')}</h2>
      {dossier.may.length === 0 && <p className="quiet">{t('noActs')}</p>}
      <ActButtons dossier={dossier} acts={ORDER} />
    </section>
  );
}

/** Those of these acts that are open now; also on the page of a task that waits for one of them. */
export function ActButtons({ dossier, acts }: { readonly dossier: DossierView; readonly acts: readonly May[] }) {
  const t = useTexts(dossierTexts);
  const [asked, setAsked] = useState<May | null>(null);
  return (
    <>
      {acts.filter((act) => dossier.may.includes(act)).map((act) => <Button key={act} look={act === 'stop' ? 'danger' : act === 'withdraw' ? undefined : 'primary'} onPress={() => setAsked(act)}>{t(act)}…</Button>)}
      {asked && <ActDialog key={asked} act={asked} dossier={dossier} onClose={() => setAsked(null)} />}
    </>
  );
}

function ActDialog({ act, dossier, onClose }: { readonly act: May; readonly dossier: DossierView; readonly onClose: () => void }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  const announce = useAnnounce();
  const mutation = useDossierAct(dossier.id);
  const asked = dossier.components.filter(({ state }) => state === 'asked' || state === 'missing');
  const [text, setText] = useState('');
  const [components, setComponents] = useState<readonly string[]>(asked.map(({ id }) => id));
  const amount = dossier.payments.filter(({ state }) => state === 'due').reduce((sum, payment) => sum + payment.amount, 0);
  const hints: Readonly<Record<May, string>> = { supplement: t('supplementHint'), withdraw: t('withdrawHint'), stop: t('stopHint'), pay: t('payHint', { amount: format.money(amount) }), urge: t('urgeHint') };
  const needsReason = act === 'withdraw' || act === 'stop' || act === 'urge';
  const bodies: Readonly<Record<May, unknown>> = { supplement: { components, note: text.trim() }, withdraw: { reason: text.trim() }, stop: { reason: text.trim() }, pay: { method: 'cash' }, urge: { reason: text.trim() } };
  const errors = fieldErrors(mutation.error);
  const submit = () => mutation.mutate({ act: ROUTE[act], body: bodies[act] }, { onSuccess: () => { announce(t('done', { act: t(act) })); onClose(); } });
  return (
    <Modal title={t(act)} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p><span className="code">{dossier.code}</span> · {dossier.applicantName}<br /><span className="quiet">{dossier.procedureName}</span></p>
        <p>{hints[act]}</p>
        {act === 'supplement' && (
          <div className="choices">
            {dossier.components.filter(({ state }) => state !== 'not-needed' && state !== 'fetched').map(({ id, name }) => (
              <Checkbox key={id} selected={components.includes(id)} onChange={(on) => setComponents((before) => (on ? [...before, id] : before.filter((each) => each !== id)))}>{name}</Checkbox>
            ))}
          </div>
        )}
        {act !== 'pay' && <TextInput label={t(act === 'urge' ? 'instruction' : needsReason ? 'reason' : 'note')} name="reason" value={text} onChange={setText} rows={3} required={needsReason} autoFocus error={errors['reason'] ?? errors['note']} />}
        <ProblemNotice error={mutation.error} />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look={act === 'stop' ? 'danger' : 'primary'} isPending={mutation.isPending} isDisabled={needsReason && text.trim() === ''} autoFocus={act === 'pay'}>{needsReason ? t(act) : t('confirm')}</Button>
        </div>
      </form>
    </Modal>
  );
}
