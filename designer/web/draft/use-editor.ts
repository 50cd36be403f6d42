import { useCallback, useEffect, useRef, useState } from 'react';
import type Modeler from 'bpmn-js/lib/Modeler';
import { ProblemError } from '../../../desk/web/http/send.ts';
import type { DraftView } from '../../api/contract.ts';
import type { ModdleElement } from '../../compare/moddle.ts';
import { pictureOf, type Picture } from '../../compare/picture.ts';
import type { FactsChange } from '../../facts/facts-change.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';
import { createModeler, type Language } from '../diagram/create-modeler.ts';
import { service } from '../diagram/services.ts';
import { saveDraft } from '../shell/requests.ts';
import { dropLocalCopy, isSameWork, keepLocalCopy, readLocalCopy } from './local-copy.ts';

export interface Issue { readonly elementId: string; readonly severity: 'error' | 'warn'; readonly text: string }
export type Saving = { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'dirty' | 'saving' } | { readonly kind: 'failed'; readonly error: unknown } | { readonly kind: 'conflict'; readonly error: unknown };
export interface Editor {
  readonly modeler: Modeler | null;
  readonly picture: Picture | null;
  readonly selectedId: string | null;
  readonly issues: readonly Issue[];
  readonly saving: Saving;
  /** What the draft changes of the facts, as it stands on this page. */
  readonly factsChange: FactsChange | null;
  changeFacts(change: FactsChange | null): void;
  /** Unsaved work of an earlier visit was put back. */
  readonly restored: boolean;
  readonly failed: string | null;
  /** Saves what is not saved; answers the draft's version, or null when it could not. */
  flush(): Promise<number | null>;
  currentXml(): Promise<string>;
}
interface Memory { version: number; saved: { readonly xml: string; readonly factsChange: FactsChange | null }; facts: FactsChange | null; dirty: boolean; stopped: boolean; lost: boolean }

const KEEP_AFTER_MS = 400;
const SAVE_AFTER_MS = 2_000;
const TRY_AGAIN_MS = 10_000;

/** The modeller and its memory: this computer within half a second, the server two seconds after the last change. */
export function useEditor(draft: DraftView, vocabulary: Vocabulary, language: Language, places: { readonly canvas: HTMLElement | null; readonly panel: HTMLElement | null }): Editor {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: draft.updatedAt });
  const [restored, setRestored] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [factsChange, setFactsChange] = useState(draft.factsChange);
  const memory = useRef<Memory>({ version: draft.version, saved: { xml: draft.xml, factsChange: draft.factsChange }, facts: draft.factsChange, dirty: false, stopped: false, lost: false });
  const touched = useRef<() => void>(() => undefined);
  const open = useRef<Modeler | null>(null);

  const currentXml = useCallback(async (): Promise<string> => (await open.current?.saveXML({ format: true }))?.xml ?? memory.current.saved.xml, []);
  const changeFacts = useCallback((change: FactsChange | null): void => { memory.current.facts = change; setFactsChange(change); touched.current(); }, []);
  const flush = useCallback(async (): Promise<number | null> => {
    const state = memory.current;
    if (state.stopped) return null;
    if (!state.dirty) return state.version;
    const xml = await currentXml();
    const facts = state.facts;
    state.dirty = false;
    setSaving({ kind: 'saving' });
    try {
      const saved = await saveDraft(draft.id, { xml, version: state.version, factsChange: facts });
      Object.assign(state, { version: saved.version, saved: { xml, factsChange: facts } });
      if (!memory.current.dirty) { dropLocalCopy(draft.id); setSaving({ kind: 'saved', at: saved.updatedAt }); }
      return saved.version;
    } catch (error) {
      state.dirty = true;
      keepLocalCopy(draft.id, { xml, factsChange: facts, version: state.version, at: new Date().toISOString() });
      const conflict = error instanceof ProblemError && error.problem.status === 409;
      if (conflict) state.stopped = true;
      setSaving({ kind: conflict ? 'conflict' : 'failed', error });
      return null;
    }
  }, [draft.id, currentXml]);

  useEffect(() => {
    const { canvas, panel } = places;
    if (!canvas || !panel) return undefined;
    const made = createModeler(canvas, panel, vocabulary, language);
    let left = false;
    const timers: { keep?: number; save?: number } = {};
    const events = service(made, 'eventBus');
    const look = (): void => setPicture(pictureOf(made.getDefinitions() as unknown as ModdleElement));
    const later = (delayMs: number): void => {
      window.clearTimeout(timers.save);
      timers.save = window.setTimeout(() => void flush().then((version) => { if (version === null && !memory.current.stopped && !left) later(TRY_AGAIN_MS); }), delayMs);
    };
    const changed = (): void => {
      if (left) return;
      memory.current.dirty = true;
      setSaving((now) => now.kind === 'conflict' ? now : { kind: 'dirty' });
      look();
      window.clearTimeout(timers.keep);
      timers.keep = window.setTimeout(() => void made.saveXML({ format: true }).then(({ xml }) => { if (xml && memory.current.dirty) keepLocalCopy(draft.id, { xml, factsChange: memory.current.facts, version: memory.current.version, at: new Date().toISOString() }); }), KEEP_AFTER_MS);
      later(SAVE_AFTER_MS);
    };
    const kept = readLocalCopy(draft.id);
    // A save that was on its way when the page went has arrived after all: that is no conflict with oneself.
    const arrived = kept !== null && isSameWork(kept, memory.current.saved);
    if (arrived) dropLocalCopy(draft.id);
    const local = arrived ? null : kept;
    const mine = local !== null && local.version === memory.current.version;
    if (local && local.version !== memory.current.version) { memory.current.stopped = true; setSaving({ kind: 'conflict', error: null }); }
    const put = local && (mine || memory.current.stopped) ? local : memory.current.saved;
    memory.current.facts = put.factsChange ?? null;
    setFactsChange(memory.current.facts);
    touched.current = changed;
    void made.importXML(put.xml).then(() => {
      if (left) return;
      open.current = made;
      service(made, 'canvas').zoom('fit-viewport', 'auto');
      if (service(made, 'canvas').zoom() < 0.5) { service(made, 'canvas').zoom(0.7); const start = service(made, 'elementRegistry').filter(({ type }) => type === 'bpmn:StartEvent')[0]; if (start) service(made, 'canvas').scrollToElement(start.id); }
      events.on('commandStack.changed', changed);
      events.on('selection.changed', ({ newSelection = [] }) => { const only = newSelection.length === 1 ? newSelection[0] : undefined; setSelectedId(only ? (only.labelTarget ?? only).id : null); });
      look();
      setModeler(made);
      if (mine) { setRestored(true); changed(); }
    }, (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
    events.on('linting.completed', ({ issues: found }) => setIssues(issuesOf(found)));
    // No save here: it could not be waited for, and this computer has the work already.
    const leaving = (event: BeforeUnloadEvent): void => { if (memory.current.dirty) event.preventDefault(); };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      window.clearTimeout(timers.keep); window.clearTimeout(timers.save);
      // The switch of language and the way to another page must not take the last two seconds of work.
      if (memory.current.dirty && !memory.current.stopped) void flush();
      left = true; open.current = null; setModeler(null);
      // The save above serialises first; the modeller goes after it.
      setTimeout(() => made.destroy(), 0);
    };
  }, [draft.id, vocabulary, language, places, flush]);

  return { modeler, picture, selectedId, issues, saving, factsChange, changeFacts, restored, failed, flush, currentXml };
}

function issuesOf(found: unknown): readonly Issue[] {
  const byElement = (found ?? {}) as Readonly<Record<string, readonly { readonly category: string; readonly message: string }[]>>;
  return Object.entries(byElement).flatMap(([elementId, all]) => all.map(({ category, message }): Issue => ({ elementId, severity: category === 'warn' ? 'warn' : 'error', text: message }))).sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}
