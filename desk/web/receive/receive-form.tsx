import { useEffect, useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Received } from '../../api/contract.ts';
import type { Channel, ProcedureFacts, ResultChannel } from '../../../processes/schema/facts.ts';
import { channelTexts, resultChannelTexts } from '../dossier/channel-texts.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choice.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { checkDraft, type FieldErrors } from './check-draft.ts';
import { ComponentTable } from './component-table.tsx';
import { forgetDraft, toRequest, useDraft, wantedComponents } from './draft.ts';
import { ProcedureFields } from './procedure-fields.tsx';
import { ReceiptPreview } from './receipt-preview.tsx';
import { receiveTexts } from './receive-texts.ts';

interface ReceiveFormProps { readonly facts: ProcedureFacts; readonly onReceived: (received: Received) => void; readonly onOther: () => void }

export function ReceiveForm({ facts, onReceived, onOther }: ReceiveFormProps) {
  const t = useTexts(receiveTexts);
  const channelText = useTexts(channelTexts);
  const resultText = useTexts(resultChannelTexts);
  const announce = useAnnounce();
  const client = useQueryClient();
  const { draft, restored, change, reset } = useDraft(facts);
  const [tried, setTried] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const request = toRequest(facts, draft);
  const receive = useMutation({
    mutationFn: () => send<Received>('POST', '/dossiers', request),
    onSuccess: (received) => {
      forgetDraft(facts.code);
      for (const key of ['tasks', 'dossiers', 'board']) void client.invalidateQueries({ queryKey: [key] });
      onReceived(received);
    },
  });
  const own = checkDraft(facts, draft, t);
  const errors: FieldErrors = tried ? { ...fieldErrors(receive.error), ...own } : {};
  const submit = () => {
    setTried(true);
    const wrong = Object.keys(own).length;
    if (wrong > 0) announce(t('fixErrors', { n: wrong }));
    else if (!receive.isPending) receive.mutate();
  };
  useFocusOnError(formRef, tried ? Object.keys(errors).length : 0, receive.submittedAt);
  useShortcuts({ 'ctrl+enter': submit });
  return (
    <form ref={formRef} className="receive" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <div className="receive-main stack">
        <div className="row">
          <h2 className="receive-title"><span className="code">{facts.code}</span> {facts.name}</h2>
          <Button look="plain" small onPress={onOther}>{t('otherProcedure')}</Button>
          {restored && <span className="row small quiet">{t('draftKept')}<Button look="plain" small onPress={reset}>{t('startOver')}</Button></span>}
        </div>
        <section className="panel"><h2>{t('applicant')}</h2><ApplicantFields draft={draft} change={change} errors={errors} /></section>
        <section className="panel"><h2>{t('procedureFields')}</h2><ProcedureFields fields={facts.form} draft={draft} change={change} errors={errors} /></section>
        <section className="panel"><h2>{t('components')}</h2><ComponentTable components={wantedComponents(facts, draft)} draft={draft} change={change} errors={errors} /></section>
        <section className="panel receive-channels">
          <Choices across label={t('channel')} value={draft.channel} onChange={(channel) => change({ channel: channel as Channel })}
            options={facts.channels.filter(({ channel }) => channel !== 'online').map(({ channel }) => ({ value: channel, label: channelText(channel) }))} />
          <Choices across label={t('resultChannel')} value={draft.resultChannel} onChange={(channel) => change({ resultChannel: channel as ResultChannel })}
            options={facts.resultChannels.map((channel) => ({ value: channel, label: resultText(channel) }))} />
          <NumberInput label={t('sets')} value={draft.copies} min={1} max={99} onChange={(copies) => change({ copies: copies ?? 1 })} error={errors['copies']} />
        </section>
      </div>
      <aside className="receive-side">
        <div className="panel stack">
          <h2>{t('summary')}</h2>
          <ReceiptPreview facts={facts} request={request} />
          <ProblemNotice error={receive.error} />
          <p className="error-line" role="status">{tried && Object.keys(errors).length > 0 ? <span className="error">{t('fixErrors', { n: Object.keys(errors).length })}</span> : null}</p>
          <Button type="submit" look="primary" shortcut="Ctrl ↵" isPending={receive.isPending}>{t('submit')}</Button>
        </div>
      </aside>
    </form>
  );
}

/** After a refused attempt the first wrong field has the focus. */
function useFocusOnError(form: React.RefObject<HTMLFormElement | null>, wrong: number, attempt: number): void {
  const any = wrong > 0;
  useEffect(() => {
    if (any) form.current?.querySelector<HTMLElement>('[data-invalid] input, [data-invalid] textarea, [data-invalid] button, [data-invalid] [role=spinbutton]')?.focus();
  }, [any, attempt, form]);
}
