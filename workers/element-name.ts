import type { Knex } from 'knex';
import type { Job } from '../engine/zeebe/port.ts';

const names = new Map<string, ReadonlyMap<string, string>>();

/** The name that the modeller gave to the job's element, from the deployed version's XML; undefined when the desk did not deploy it. */
export async function elementName(db: Knex, job: Pick<Job, 'bpmnProcessId' | 'processDefinitionVersion' | 'processDefinitionKey' | 'elementId'>): Promise<string | undefined> {
  let known = names.get(job.processDefinitionKey);
  if (!known) {
    const row: { bpmn_xml: string } | undefined = await db('desk.deployment').where({ bpmn_process_id: job.bpmnProcessId, version: job.processDefinitionVersion }).orderBy('id', 'desc').first('bpmn_xml');
    if (!row) return undefined;
    known = namesIn(row.bpmn_xml);
    names.set(job.processDefinitionKey, known);
  }
  return known.get(job.elementId);
}

function namesIn(xml: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [tag] of xml.matchAll(/<[^!?/][^>]*>/g)) {
    const id = /\bid="([^"]*)"/.exec(tag)?.[1];
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    if (id && name) found.set(id, unescape(name));
  }
  return found;
}
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (text: string): string => text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) =>
  name.startsWith('#') ? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))) : ENTITIES[name] ?? whole);
