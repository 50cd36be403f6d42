import { USER_TASK_JOB } from '../../compare/picture.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';

/**
 * Element templates of the automatic steps, out of processes/job-types.yaml. Officers' tasks have none: templates allow form keys
 * and roles only on Camunda user tasks, which our inbox does not take; the step panel sets those.
 */
export function jobTemplates({ jobTypes }: Vocabulary, language: 'vi' | 'en'): readonly object[] {
  return Object.entries(jobTypes).filter(([type, words]) => !words.internal && type !== USER_TASK_JOB).map(([type, { label, headers }]) => ({
    $schema: 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json',
    id: `mot-cua.${type}`, name: label[language], version: 1, appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'], elementType: { value: 'bpmn:ServiceTask' },
    properties: [
      { type: 'Hidden', value: type, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...Object.entries(headers).map(([key, { description, values }]) => ({
        label: key, description: values ? '' : description, binding: { type: 'zeebe:taskHeader', key },
        ...(values ? { type: 'Dropdown', choices: values.map((value) => ({ name: value, value })), value: values[0] } : { type: 'String', optional: true }),
      })),
    ],
  }));
}
