import type { Key } from '../../protocol/record.ts';
import type { UnitId } from '../port.ts';
import { encodeText } from './encode-text.ts';

/** The only maker of unit ids. Free text inside them is percent-encoded, so that no two things share a unit by accident. */
const text = encodeText;

/** Everything of one root instance: elements, variables, jobs, timers, incidents, subscriptions, called instances. */
export const instanceUnit = (rootProcessInstanceKey: Key): UnitId => `instance/${rootProcessInstanceKey}`;
/** One deployed definition, its XML and its start timers. */
export const definitionUnit = (processDefinitionKey: Key): UnitId => `definition/${processDefinitionKey}`;
/** The versions of one process id. */
export const processUnit = (bpmnProcessId: string): UnitId => `process/${text(bpmnProcessId)}`;
/** One deployed DMN file with its decisions. */
export const decisionRequirementsUnit = (decisionRequirementsKey: Key): UnitId => `decision-requirements/${decisionRequirementsKey}`;
/** The versions of the DMN files of one id. */
export const decisionRequirementsVersionsUnit = (decisionRequirementsId: string): UnitId => `decision-requirements-versions/${text(decisionRequirementsId)}`;
/** The versions of one decision id, whatever files they are in. */
export const decisionUnit = (decisionId: string): UnitId => `decision/${text(decisionId)}`;
/** One deployed form. */
export const formUnit = (formKey: Key): UnitId => `form/${formKey}`;
/** The versions of one form id. */
export const formVersionsUnit = (formId: string): UnitId => `form-versions/${text(formId)}`;
/** Buffered messages and waiting subscriptions of one (name, correlation key). */
export const messageUnit = (name: string, correlationKey: string): UnitId => `message/${text(name)}/${text(correlationKey)}`;
/** Message start events that listen to one name. */
export const messageStartUnit = (name: string): UnitId => `message-start/${text(name)}`;
/** The one live instance per (process id, correlation key) that a message started (rule 63). */
export const startLockUnit = (bpmnProcessId: string, correlationKey: string): UnitId => `start-lock/${text(bpmnProcessId)}/${text(correlationKey)}`;
/** Where a signal name's broadcasts are at home; who waits for it stands in the line of that name (`queue-of.ts`). */
export const signalUnit = (name: string): UnitId => `signal/${text(name)}`;
/** A unit that holds nothing: for commands that have none of their own (a deployment, a job batch). */
export const NO_UNIT: UnitId = 'none';

const INSTANCE = 'instance/';
/** The root instance whose unit this is, if it is an instance's. */
export const instanceKeyOf = (unit: UnitId): Key | undefined => (unit.startsWith(INSTANCE) ? unit.slice(INSTANCE.length) : undefined);
