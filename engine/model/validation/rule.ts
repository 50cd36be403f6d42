import { newBudget } from '../../expression/evaluate.ts';
import type { Budget } from '../../expression/evaluate.ts';
import type { Definitions } from '../parse.ts';
import type { XmlElement } from '../xml/element.ts';

/** One demand on one kind of element. Texts are Zeebe 8.5's own, so that a modeller finds help for them. */
export interface Rule {
  /** XML names that it looks at. */
  readonly on: readonly string[];
  /** The errors of one element, in the order in which they are reported. */
  readonly check: (element: XmlElement, definitions: Definitions) => readonly string[];
}

/** What all expressions of one document that are evaluated while it is deployed may take together. */
export function budgetOf(definitions: Definitions): Budget {
  const known = budgets.get(definitions) ?? newBudget();
  budgets.set(definitions, known);
  return known;
}
const budgets = new WeakMap<Definitions, Budget>();

/** `[[condition, text], …]` → the texts whose condition holds. */
export const when = (...cases: readonly (readonly [boolean, string])[]): string[] => cases.flatMap(([wrong, text]) => (wrong ? [text] : []));
