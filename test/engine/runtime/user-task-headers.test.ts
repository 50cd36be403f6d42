import { expect } from 'chai';
import { flow, process, start } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

describe('the headers of a user task', () => {
  it('show an empty list of candidates, as Zeebe 8.5.0 does (rule 118)', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), '<userTask id="t"><extensionElements><zeebe:assignmentDefinition candidateGroups="=[]" candidateUsers="=[]"/></extensionElements></userTask>', flow('start', 't')));

    // when
    client.create('p');

    // then
    const job = client.engine.records.find(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED');
    expect(job?.value['customHeaders']).to.deep.equal({ 'io.camunda.zeebe:candidateGroups': '[]', 'io.camunda.zeebe:candidateUsers': '[]' });
  });
});
