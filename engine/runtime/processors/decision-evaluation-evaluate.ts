import { isKey } from '../../protocol/key.ts';
import { withDocument } from '../../expression/variables.ts';
import { NOBODY, evaluateStored, latestDecisionById } from '../bpmn/decisions.ts';
import type { Processor } from './processor.ts';

/** By id the latest version, by key that one; the id wins. A decision that fails at run time is no rejection: its event says so (gateway.md §1 no. 7). */
export const evaluateDecisionCommand: Processor<'DECISION_EVALUATION'> = (work, { value }) => {
  const { decisionId, decisionKey } = value;
  if (decisionId === '' && (!isKey(decisionKey) || decisionKey.startsWith('-'))) return work.reject('INVALID_ARGUMENT', 'Expected either a decision id or a valid decision key, but none provided');
  const decision = decisionId === '' ? work.state.get(work.unit, 'decision', decisionKey) : latestDecisionById(work, decisionId);
  if (!decision) {
    const [what, named] = decisionId === '' ? ['key', decisionKey] : ['id', decisionId];
    return work.reject('INVALID_ARGUMENT', `Expected to evaluate decision '${named}', but no decision found for ${what} '${named}'`);
  }
  work.answer(evaluateStored(work, decision, withDocument(value.variables), NOBODY).record);
};
