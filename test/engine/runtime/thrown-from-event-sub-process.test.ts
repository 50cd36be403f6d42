import { expect } from 'chai';
import { callActivity, end, flow, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

/** What catches a code: an event sub-process that interrupts, a boundary event. */
const catching = (kind: string, id: string, code: string, ...inside: readonly string[]): string =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s"><outgoing>${id}s-${id}t</outgoing><${kind}EventDefinition ${kind}Ref="${code}"/></startEvent>${inside.join('')}${flow(`${id}s`, `${id}t`)}</subProcess>`;
const boundary = (kind: string, id: string, attachedTo: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="${attachedTo}"><outgoing>${id}-${id}end</outgoing><${kind}EventDefinition/></boundaryEvent>${end(`${id}end`)}${flow(id, `${id}end`)}`;
const withCodes = (kind: string, xml: string): string => xml.replace('<process ', `${['one', 'two'].map((code) => `<${kind} id="${code}" ${kind}Code="${code}"/>`).join('')}<process `);
const throwEnd = (kind: string, id: string, code: string): string => `<endEvent id="${id}"><${kind}EventDefinition ${kind}Ref="${code}"/></endEvent>`;

/** As the real Zeebe 8.5.0 does, asked. */
describe('what is thrown inside of an event sub-process that has interrupted its scope', () => {
  let client: TestClient;
  const inner = (kind: string): string => subProcess('inner', start('is'), throwEnd(kind, 'ie', 'one'), flow('is', 'ie'),
    catching(kind, 'es', 'one', task('est', 'within'), throwEnd(kind, 'ese', 'two'), flow('est', 'ese')));
  const finish = (): void => { for (const { key } of client.activate('within')) client.complete(key); };

  beforeEach(() => { client = createClient(); });

  it('does not reach what catches errors at that scope or around it', () => {
    // given
    const outer = subProcess('outer', start('os'), inner('error'), boundary('error', 'near', 'inner'), flow('os', 'inner'));
    client.deploy(withCodes('error', process('p', start(), outer, boundary('error', 'far', 'outer'), flow('start', 'outer'))));
    client.create('p');
    // when
    finish();
    // then
    expect(client.engine.records.find(({ valueType }) => valueType === 'INCIDENT')?.value['errorMessage']).to.equal("Expected to throw an error event with the code 'two', but it was not caught. No error events are available in the scope.");
  });

  it('reaches what catches escalations at that scope, not around it', () => {
    for (const [caught, place] of [['near', 'inner'], ['', 'outer']] as const) {
      // given
      client = createClient();
      const outer = subProcess('outer', start('os'), inner('escalation'), place === 'inner' ? boundary('escalation', 'near', 'inner') : '', flow('os', 'inner'));
      client.deploy(withCodes('escalation', process('p', start(), outer, place === 'outer' ? boundary('escalation', 'far', 'outer') : '', flow('start', 'outer'))));
      client.create('p');
      // when
      finish();
      // then
      expect(client.engine.records.findLast(({ valueType }) => valueType === 'ESCALATION')?.value, place).to.include({ throwElementId: 'ese', catchElementId: caught });
    }
  });

  it('reaches who called the process', () => {
    for (const kind of ['error', 'escalation']) {
      // given
      client = createClient();
      client.deploy(withCodes(kind, process('called', start(), inner(kind), flow('start', 'inner'))), process('p', start(), callActivity('call', 'called'), boundary(kind, 'b', 'call'), flow('start', 'call')));
      const instance = client.create('p');
      // when
      finish();
      // then
      expect(client.ended(instance), kind).to.include.members(['call!', 'b', 'p']);
    }
  });
});
