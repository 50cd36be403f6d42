import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import type { ExecutionListener, JobDefinition, UserTaskProperties } from '../executable.ts';
import { children, extension } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

const DEFAULT_RETRIES = '3';
/** Rule 118. */
const USER_TASK_TYPE = 'io.camunda.zeebe:userTask';
const USER_TASK_RETRIES = '1';

/** Rule 53: only entries with a key and a value survive. */
export function headersOf(element: XmlElement): Readonly<Record<string, string>> {
  const holder = extension(element, 'zeebe:taskHeaders');
  const headers: Record<string, string> = {};
  for (const header of holder ? children(holder, 'zeebe:header') : []) {
    const { key, value } = header.attributes;
    if (key && value) headers[key] = value;
  }
  return headers;
}

export function jobOf(element: XmlElement): JobDefinition | undefined {
  const definition = extension(element, 'zeebe:taskDefinition');
  return definition && {
    type: parseExpression(definition.attributes['type'] ?? ''),
    retries: parseExpression(definition.attributes['retries'] || DEFAULT_RETRIES),
    headers: headersOf(element),
  };
}

export function userTaskJobOf(element: XmlElement): JobDefinition {
  return { type: parseExpression(USER_TASK_TYPE), retries: parseExpression(USER_TASK_RETRIES), headers: headersOf(element) };
}

export function executionListenersOf(element: XmlElement): readonly ExecutionListener[] {
  const holder = extension(element, 'zeebe:executionListeners');
  return holder ? children(holder, 'zeebe:executionListener').map((each) => ({
    eventType: each.attributes['eventType'] === 'end' ? 'end' as const : 'start' as const,
    type: parseExpression(each.attributes['type'] ?? ''),
    retries: parseExpression(each.attributes['retries'] || DEFAULT_RETRIES),
  })) : [];
}

/** As Zeebe puts it into the list's expression, with nothing escaped: a quote inside ends as an incident that quotes the whole. */
const quoted = (text: string): string => `"${text}"`;

const present = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);
const csv = (text: string): string => `[${text.split(',').map((each) => each.trim()).filter((each) => each !== '').map(quoted).join(',')}]`;

function plain(text: string | undefined): Expression | undefined {
  const there = present(text);
  return there === undefined ? undefined : parseExpression(there);
}

function feelOr(text: string | undefined, ofStatic: (text: string) => string): Expression | undefined {
  const there = present(text);
  return there === undefined ? undefined : parseExpression(there.startsWith('=') ? there : `=${ofStatic(there)}`);
}

/** Rule 119: a static assignee is a string even if it looks like a number; static candidates are comma-separated. */
export function userTaskPropertiesOf(element: XmlElement): UserTaskProperties {
  const assignment = extension(element, 'zeebe:assignmentDefinition')?.attributes ?? {};
  const schedule = extension(element, 'zeebe:taskSchedule')?.attributes ?? {};
  const form = extension(element, 'zeebe:formDefinition')?.attributes ?? {};
  return defined({
    assignee: feelOr(assignment['assignee'], quoted),
    candidateGroups: feelOr(assignment['candidateGroups'], csv),
    candidateUsers: feelOr(assignment['candidateUsers'], csv),
    dueDate: plain(schedule['dueDate']),
    followUpDate: plain(schedule['followUpDate']),
    formKey: present(form['formKey']),
    formId: plain(form['formId']),
    externalFormReference: plain(form['externalReference']),
  });
}

function defined<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
