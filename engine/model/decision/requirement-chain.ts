import { child, children, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { referencedId } from './reference.ts';

/** Longer chains of requirements are an attack, not a decision: reading and evaluating them stays within the stack. */
export const LONGEST_CHAIN = 200;

export interface RequirementKind { readonly requirement: string; readonly reference: string }
export const INFORMATION: RequirementKind = { requirement: 'dmn:informationRequirement', reference: 'dmn:requiredDecision' };
export const KNOWLEDGE: RequirementKind = { requirement: 'dmn:knowledgeRequirement', reference: 'dmn:requiredKnowledge' };

/** The elements that this one requires, by reference element. */
export const requiredBy = (element: XmlElement, { requirement, reference }: RequirementKind): string[] =>
  children(element, requirement).flatMap((each) => { const found = child(each, reference); return found ? [referencedId(found)] : []; });

/** Whether requirements lead back to where they began, or on for too long. Each element is looked at once, however many ways lead to it. */
export function chainProblem(elements: readonly XmlElement[], kind: RequirementKind): 'cycle' | 'too-long' | undefined {
  const requires = new Map(elements.map((element) => [idOf(element), requiredBy(element, kind)]));
  const lengths = new Map<string, number>();
  const open = new Set<string>();
  let problem: 'cycle' | 'too-long' | undefined;
  const lengthOf = (id: string): number => {
    const known = lengths.get(id);
    if (known !== undefined || problem) return known ?? 0;
    if (open.has(id)) problem = 'cycle';
    else if (open.size >= LONGEST_CHAIN) problem = 'too-long';
    if (problem) return 0;
    open.add(id);
    const length = 1 + Math.max(0, ...(requires.get(id) ?? []).map(lengthOf));
    open.delete(id);
    if (length > LONGEST_CHAIN) problem ??= 'too-long';
    lengths.set(id, length);
    return length;
  };
  for (const id of requires.keys()) lengthOf(id);
  return problem;
}
