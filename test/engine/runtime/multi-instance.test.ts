import { expect } from 'chai';
import { end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

interface Loop { readonly isSequential?: boolean; readonly until?: string; readonly inputElement?: string; readonly ioMapping?: string }

const looped = ({ isSequential = false, until, inputElement = 'item', ioMapping = '' }: Loop): string => process('p', start(), task('each').replace('</extensionElements></serviceTask>', `${ioMapping}</extensionElements><multiInstanceLoopCharacteristics isSequential="${isSequential}"><extensionElements>
<zeebe:loopCharacteristics inputCollection="=items" inputElement="${inputElement}" outputCollection="results" outputElement="=x"/></extensionElements>${until ? `<completionCondition xsi:type="tFormalExpression">${until}</completionCondition>` : ''}</multiInstanceLoopCharacteristics></serviceTask>`), end(), flow('start', 'each'), flow('each', 'end'));

const keysOf = (client: TestClient, intent: string): string[] => client.engine.records.filter(({ valueType, value, ...record }) => record.intent === intent && valueType === 'PROCESS_INSTANCE' && value['elementId'] === 'each').map(({ key }) => key);
const incidents = (client: TestClient) => client.engine.records.filter(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED');
const completeNext = (client: TestClient): void => void client.complete(client.activate('each', 1)[0]?.key ?? '', { x: 1 });
const setLocal = (client: TestClient, scopeKey: string, variables: object): void => void client.send('VARIABLE_DOCUMENT', 'UPDATE', '-1', { scopeKey, variables, updateSemantics: 'LOCAL', tenantId: '<default>' });

/** As the real Zeebe 8.5.0 does. */
describe('a multi-instance', () => {
  for (const [what, results] of [['no list', 'no'], ['too short', []]] as const) {
    it(`names its body in the incident of an output collection that is ${what}`, () => {
      // given
      const client = createClient();
      client.deploy(looped({}));
      client.create('p', { items: [1] });
      const [body, inner] = keysOf(client, 'ELEMENT_ACTIVATED');

      // when
      setLocal(client, body ?? '', { results });
      completeNext(client);

      // then
      expect(incidents(client).map(({ value }) => [value['elementInstanceKey'], value['variableScopeKey']])).to.deep.equal([[inner, body]]);
    });
  }

  for (const [isSequential, counted] of [[true, 1], [false, 3]] as const) {
    it(`counts the instances that it has begun: ${counted} of 3 when the first of a ${isSequential ? 'sequential' : 'parallel'} one ends`, () => {
      // given
      const client = createClient();
      client.deploy(looped({ isSequential, until: `=numberOfInstances = ${counted}` }));
      const instance = client.create('p', { items: [1, 2, 3] });

      // when
      completeNext(client);

      // then
      expect(client.ended(instance).at(-1)).to.equal('p');
    });
  }

  it('asks its completion condition before it reads the list for the next', () => {
    // given
    const client = createClient();
    client.deploy(looped({ isSequential: true, until: '=nowhere' }));
    const instance = client.create('p', { items: [1, 2] });

    // when
    setLocal(client, instance, { items: 'no list' });
    completeNext(client);

    // then
    expect(incidents(client).map(({ value }) => value['errorMessage'])).to.have.length(1).and.satisfy(([text]: readonly string[]) => text?.includes('nowhere'));
  });

  it('reads the list as the inner instance sees it when that begins again', () => {
    // given
    const client = createClient();
    client.deploy(looped({ inputElement: 'items', ioMapping: '<zeebe:ioMapping><zeebe:input source="=assert(nowhere, nowhere != null)" target="y"/></zeebe:ioMapping>' }));
    client.create('p', { items: ['a'] });
    const inner = keysOf(client, 'ELEMENT_ACTIVATING')[1];

    // when
    client.send('INCIDENT', 'RESOLVE', incidents(client)[0]?.key ?? '', {});

    // then
    expect(incidents(client)[1]?.value).to.include({ errorType: 'EXTRACT_VALUE_ERROR', variableScopeKey: inner });
  });
});
