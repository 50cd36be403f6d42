import { useEffect, useState } from 'react';
import type { ReceiveDossier } from '../../api/contract.ts';
import type { Channel, ComponentDocument, ProcedureFacts, ResultChannel } from '../../../processes/schema/facts.ts';
import { randomKey } from '../http/random-key.ts';

export type FormValue = string | number | boolean;
export interface DraftComponent { readonly originals: number; readonly copies: number; readonly shown: boolean }
/** Everything that was typed, as it was typed. */
export interface Draft {
  readonly kind: 'citizen' | 'business';
  readonly name: string; readonly identityNumber: string; readonly address: string; readonly phone: string; readonly email: string;
  readonly authorised: { readonly on: boolean; readonly name: string; readonly identityNumber: string; readonly phone: string; readonly paper: string };
  readonly form: Readonly<Record<string, FormValue>>;
  readonly components: Readonly<Record<string, DraftComponent>>;
  readonly channel: Channel; readonly resultChannel: ResultChannel;
  readonly copies: number; readonly content: string;
  readonly idempotencyKey: string;
}

export function emptyDraft(facts: ProcedureFacts): Draft {
  return {
    kind: 'citizen', name: '', identityNumber: '', address: '', phone: '', email: '',
    authorised: { on: false, name: '', identityNumber: '', phone: '', paper: '' },
    form: {}, components: {},
    channel: facts.channels.find(({ channel }) => channel === 'counter')?.channel ?? facts.channels[0]?.channel ?? 'counter',
    resultChannel: facts.resultChannels[0] ?? 'counter',
    copies: 1, content: '', idempotencyKey: randomKey(),
  };
}

/** The documents wanted in this case; those that depend on a field come and go with it. */
export function wantedComponents(facts: ProcedureFacts, draft: Draft): readonly ComponentDocument[] {
  return facts.components.filter(({ when }) => !when || (draft.form[when.field] ?? false) === when.equals);
}

export const isIn = (draft: Draft, { id, duty, original, copies }: ComponentDocument): boolean => {
  const had = draft.components[id];
  return had !== undefined && (duty === 'show' ? had.shown : had.originals >= original && had.copies >= copies && had.originals + had.copies > 0);
};

export const allOf = ({ duty, original, copies }: ComponentDocument): DraftComponent =>
  duty === 'show' ? { originals: 0, copies: 0, shown: true } : { originals: original, copies: original + copies === 0 ? 1 : copies, shown: false };

export function toRequest(facts: ProcedureFacts, draft: Draft): ReceiveDossier {
  const { authorised, email } = draft;
  return {
    procedureCode: facts.code, channel: draft.channel, resultChannel: draft.resultChannel,
    applicant: {
      kind: draft.kind, name: draft.name.trim(), identityNumber: draft.identityNumber.trim(), address: draft.address.trim(), phone: draft.phone.trim(),
      ...(email.trim() ? { email: email.trim() } : {}),
      ...(authorised.on ? { authorised: { name: authorised.name.trim(), identityNumber: authorised.identityNumber.trim(), paper: authorised.paper.trim(), ...(authorised.phone.trim() ? { phone: authorised.phone.trim() } : {}) } } : {}),
    },
    form: Object.fromEntries(Object.entries(draft.form).filter(([, value]) => value !== '')),
    copies: draft.copies,
    ...(draft.content.trim() ? { content: draft.content.trim() } : {}),
    components: wantedComponents(facts, draft).flatMap(({ id }) => {
      const had = draft.components[id];
      return had && (had.shown || had.originals + had.copies > 0) ? [{ id, ...had }] : [];
    }),
    idempotencyKey: draft.idempotencyKey,
  };
}

const storageKey = (code: string): string => `mot-cua.draft.${code}`;

/** Kept for this tab until received or thrown away: a reload, an expired session or a wrong click loses nothing. */
export function useDraft(facts: ProcedureFacts): { readonly draft: Draft; readonly restored: boolean; readonly change: (change: Partial<Draft>) => void; readonly reset: () => void } {
  const [{ draft, restored }, setState] = useState(() => {
    const kept = sessionStorage.getItem(storageKey(facts.code));
    return kept ? { draft: { ...emptyDraft(facts), ...(JSON.parse(kept) as Draft) }, restored: true } : { draft: emptyDraft(facts), restored: false };
  });
  const touched = draft.name !== '' || Object.keys(draft.form).length > 0 || Object.keys(draft.components).length > 0;
  useEffect(() => {
    if (touched) sessionStorage.setItem(storageKey(facts.code), JSON.stringify(draft));
  }, [facts.code, draft, touched]);
  return {
    draft, restored,
    change: (change) => setState((before) => ({ draft: { ...before.draft, ...change }, restored: before.restored })),
    reset: () => { forgetDraft(facts.code); setState({ draft: emptyDraft(facts), restored: false }); },
  };
}

export const forgetDraft = (code: string): void => sessionStorage.removeItem(storageKey(code));
