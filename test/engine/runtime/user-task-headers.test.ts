import { expect } from 'chai';
import { flow, process, start } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

function headersOf(extension: string): unknown {
  const client = createClient();
  client.deploy(process('p', start(), `<userTask id="t"><extensionElements>${extension}</extensionElements></userTask>`, flow('start', 't')));
  client.create('p');
  return client.engine.records.find(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED')?.value['customHeaders'];
}

/** As the real Zeebe 8.5.0 does (rule 118). */
describe('the headers of a user task', () => {
  it('show an empty list of candidates', () => {
    expect(headersOf('<zeebe:assignmentDefinition candidateGroups="=[]" candidateUsers="=[]"/>')).to.deep.equal({ 'io.camunda.zeebe:candidateGroups': '[]', 'io.camunda.zeebe:candidateUsers': '[]' });
  });

  for (const [given, shown] of [
    ['2030-01-02T03:04:05+02:00[Europe/Berlin]', '2030-01-02T02:04:05+01:00[Europe/Berlin]'],
    ['2030-01-02T23:04:05Z[Europe/Berlin]', '2030-01-03T00:04:05+01:00[Europe/Berlin]'],
    ['2030-07-02T00:04:05+02:00[Europe/Berlin]', '2030-07-02T00:04:05+02:00[Europe/Berlin]'],
  ] as const) {
    it(`show the instant ${given} in its zone`, () => {
      expect(headersOf(`<zeebe:taskSchedule dueDate="${given}"/>`)).to.deep.equal({ 'io.camunda.zeebe:dueDate': shown });
    });
  }
});
