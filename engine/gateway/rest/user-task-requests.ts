import { NO_KEY } from '../../protocol/key.ts';
import { kindOf } from '../../protocol/json.ts';
import type { RecordValue } from '../../protocol/value-type.ts';
import type { UserTaskAttribute, UserTaskValue } from '../../protocol/user-task-value.ts';
import type { Command } from '../../runtime/port.ts';
import { parseZonedDateTime } from '../../time/iso-date-time.ts';
import { readDocument } from '../document.ts';
import { invalid } from '../gateway-error.ts';
import { DEFAULT_TENANT } from '../tenant.ts';

/** Zeebe 8.5's REST requests on user tasks, by method and what follows the key in the path (its UserTaskController and RequestMapper). */
const REQUESTS: Readonly<Record<string, (userTaskKey: string, body: string) => Command>> = {
  'POST /completion': (key, body) => {
    const { variables, action } = fieldsOf(body);
    if (variables !== undefined && variables !== null && kindOf(variables) !== 'MAP') throw invalid(`Property 'variables' is invalid: Expected document to be a root level object, but was '${kindOf(variables)}'`);
    return command('COMPLETE', key, { variables: (variables ?? {}) as UserTaskValue['variables'], action: textOf(action, 'action') });
  },
  'POST /assignment': (key, body) => {
    const { assignee, allowOverride, action } = fieldsOf(body);
    const name = textOf(assignee, 'assignee');
    if (name.trim() === '') throw invalid('No assignee provided');
    // The gateway says "assign" for a claim as well, unless the client has a word of its own.
    return command(allowOverride === false ? 'CLAIM' : 'ASSIGN', key, { assignee: name, action: textOf(action, 'action') || 'assign' });
  },
  'DELETE /assignee': (key) => command('ASSIGN', key, { assignee: '', action: 'unassign' }),
  'PATCH ': (key, body) => {
    const { changeset, action } = fieldsOf(body);
    const changes = changesOf(changeset ?? {});
    if (Object.keys(changes).length === 0 && typeof action !== 'string') throw invalid('No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".');
    return command('UPDATE', key, { ...changes, changedAttributes: Object.keys(changes).sort() as UserTaskAttribute[], action: textOf(action, 'action') });
  },
};

const PATH = /^\/v1\/user-tasks\/(-?\d{1,19})(\/[a-z]+)?$/;

/** The command that a request stands for; undefined when there is no such request. Throws a GatewayError. */
export function userTaskCommand(method: string, path: string, body: string): Command | undefined {
  const [, key, rest = ''] = PATH.exec(path) ?? [];
  return key === undefined ? undefined : REQUESTS[`${method} ${rest}`]?.(key, body);
}

function command(intent: 'COMPLETE' | 'ASSIGN' | 'CLAIM' | 'UPDATE', key: string, given: Partial<UserTaskValue>): Command {
  const nothing: UserTaskValue = {
    userTaskKey: key, assignee: '', candidateGroupsList: [], candidateUsersList: [], dueDate: '', followUpDate: '', formKey: NO_KEY, externalFormReference: '', variables: {}, customHeaders: {}, changedAttributes: [], action: '',
    creationTimestamp: -1, elementId: '', elementInstanceKey: NO_KEY, bpmnProcessId: '', processDefinitionKey: NO_KEY, processDefinitionVersion: -1, processInstanceKey: NO_KEY, tenantId: DEFAULT_TENANT,
  };
  return { valueType: 'USER_TASK', intent, key, value: { ...nothing, ...given } as RecordValue };
}

const fieldsOf = (body: string): Readonly<Record<string, unknown>> => readDocument(body);

function textOf(value: unknown, field: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw invalid(`Expected '${field}' to be a text`);
  return value;
}

/** What the changeset names: an absent or null attribute stays, an empty one is taken away. */
function changesOf(changeset: unknown): Partial<Pick<UserTaskValue, UserTaskAttribute>> {
  if (typeof changeset !== 'object' || changeset === null || Array.isArray(changeset)) throw invalid("Expected 'changeset' to be an object");
  const { candidateGroups, candidateUsers, dueDate, followUpDate } = changeset as Readonly<Record<string, unknown>>;
  const wrong = [['due date', dueDate], ['follow-up date', followUpDate]].flatMap(([name, date]) => {
    const text = textOf(date, String(name));
    return text !== '' && parseZonedDateTime(text) === undefined ? [`The provided ${String(name)} '${text}' cannot be parsed as a date according to RFC 3339, section 5.6.`] : [];
  });
  if (wrong.length > 0) throw invalid(wrong.join(' '));
  return {
    ...(given(candidateGroups) && { candidateGroupsList: textsOf(candidateGroups, 'candidateGroups') }),
    ...(given(candidateUsers) && { candidateUsersList: textsOf(candidateUsers, 'candidateUsers') }),
    ...(given(dueDate) && { dueDate: textOf(dueDate, 'dueDate') }),
    ...(given(followUpDate) && { followUpDate: textOf(followUpDate, 'followUpDate') }),
  };
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

function textsOf(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw invalid(`Expected '${field}' to be a list of texts`);
  return value as string[];
}
