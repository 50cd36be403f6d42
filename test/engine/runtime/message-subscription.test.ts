import { expect } from 'chai';
import { boundaryMessage, end, flow, message, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

describe('a message subscription', () => {
  it('says what the message brought when it is correlating and when it is correlated', () => {
    // given
    const client = createClient();
    client.deploy(process('p', message('m', 'go', '=k'), start(), task('t'), boundaryMessage('b', 't', 'm', false), end(), end('other'), flow('start', 't'), flow('t', 'end'), flow('b', 'other')));
    client.create('p', { k: 'k1' });

    // when
    client.publish('go', 'k1', { variables: { n: 5 } });

    // then
    const said = client.engine.records.filter(({ valueType, recordType }) => valueType === 'MESSAGE_SUBSCRIPTION' && recordType === 'EVENT').map(({ intent, value }) => [intent, (value as { variables: object }).variables]);
    expect(said).to.deep.equal([['CREATED', {}], ['CORRELATING', { n: 5 }], ['CORRELATED', { n: 5 }]]);
  });
});
