import { expect } from 'chai';
import { end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

/** As the real Zeebe 8.5.0 does (test/support/differential). */
describe('a job whose error nobody catches', () => {
  it('names no element until its incident is resolved', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), task('t'), flow('start', 't')));
    client.create('p');
    const [job] = client.activate('t');
    const key = job?.key ?? '';
    client.send('JOB', 'THROW_ERROR', key, { errorCode: 'E', errorMessage: '', variables: {} });

    // when
    const updated = client.send('JOB', 'UPDATE_RETRIES', key, { retries: 2 });
    const incident = client.engine.records.find(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED');
    client.send('INCIDENT', 'RESOLVE', incident?.key ?? '', {});
    const completed = client.complete(key);

    // then
    expect([updated, completed].map(({ intent, value }) => `${intent} ${String(value['elementId'])}`)).to.deep.equal(['RETRIES_UPDATED NO_CATCH_EVENT_FOUND', 'COMPLETED t']);
  });

  it('of an execution listener is caught nowhere: its task is not active yet, or no longer', () => {
    // given
    const listener = '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="first"/></zeebe:executionListeners>';
    const catching = '<boundaryEvent id="b" attachedToRef="t"><outgoing>b-e</outgoing><errorEventDefinition/></boundaryEvent>';
    const client = createClient();
    client.deploy(process('p', start(), task('t').replace('</extensionElements>', `${listener}</extensionElements>`), catching, end('e'), flow('start', 't'), flow('b', 'e')));
    client.create('p');

    // when
    client.send('JOB', 'THROW_ERROR', client.activate('first')[0]?.key ?? '', { errorCode: 'E', errorMessage: '', variables: {} });

    // then
    const incident = client.engine.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(incident?.value['errorMessage']).to.equal("Expected to throw an error event with the code 'E', but it was not caught. No error events are available in the scope.");
  });

  it('names the codes that are caught, scope by scope, in reverse order', () => {
    // given
    const error = (id: string, code: string): string => `<boundaryEvent id="${id}" attachedToRef="t"><errorEventDefinition errorRef="${code}"/></boundaryEvent>`;
    const codes = ['B', 'a', 'AA', 'C'];
    const client = createClient();
    client.deploy(process('p', start(), task('t'), ...codes.map((code) => error(`on-${code}`, code)), flow('start', 't'), end('e'), ...codes.map((code) => flow(`on-${code}`, 'e')))
      .replace('<process ', `${codes.map((code) => `<error id="${code}" errorCode="${code}"/>`).join('')}<process `));
    client.create('p');

    // then
    expect(thrown(client, 't', 'none')).to.contain('Available error events are [a, C, B, AA]');
  });
});

/** Throws the error at the first job of the type. Returns the text of the incident that it made, if it did. */
function thrown(client: TestClient, type: string, errorCode: string): string {
  client.send('JOB', 'THROW_ERROR', client.activate(type)[0]?.key ?? '', { errorCode, errorMessage: '', variables: {} });
  return String(client.engine.records.find(({ valueType }) => valueType === 'INCIDENT')?.value['errorMessage'] ?? '');
}
