import type { Text } from '../../processes/schema/facts.ts';

export type ChangeKind =
  | 'step-added' | 'step-removed' | 'step-moved' | 'element-added' | 'element-removed'
  | 'renamed' | 'type-changed' | 'role-changed' | 'place-changed' | 'agency-changed' | 'limit-changed' | 'form-changed' | 'job-changed' | 'setting-changed'
  | 'condition-changed' | 'route-changed' | 'other-changed'
  | 'paper-added' | 'paper-removed' | 'paper-changed' | 'limit-of-law-changed' | 'channel-added' | 'channel-removed' | 'on-the-spot-changed';

/** One line of the comparison. */
export interface Change {
  readonly kind: ChangeKind;
  /** Where to look; null for a change of the facts. */
  readonly elementId: string | null;
  readonly text: Text;
}

/** How ids become words; what is unknown is shown as its id. */
export interface Words {
  readonly role: (id: string) => Text;
  readonly place: (id: string) => Text;
  readonly form: (id: string) => Text;
  readonly job: (type: string) => Text;
  readonly agency: (id: string) => Text;
}

export const same = (text: string): Text => ({ vi: text, en: text });
export const NOTHING: Text = { vi: 'không có', en: 'none' };
/** Quoted: a name stands out from the sentence. */
export const quoted = (name: string): string => `"${name}"`;
