import type { Text } from '../../processes/schema/facts.ts';
import type { Picture, PictureNode } from '../compare/picture.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One rule of ours: pure, over the picture of a model. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Why the rule is there, for the rule list and the READMEs. */
  readonly why: Text;
  readonly check: (picture: Picture, vocabulary: Vocabulary) => readonly Finding[];
}
export type Severity = 'error' | 'warn';
export interface Finding { readonly elementId: string; readonly text: Text }

export const found = (elementId: string, vi: string, en: string): Finding => ({ elementId, text: { vi, en } });
/** How a person finds the element again: its name, or else its id. */
export const called = ({ name, id }: Pick<PictureNode, 'name' | 'id'>): string => `"${name || id}"`;
