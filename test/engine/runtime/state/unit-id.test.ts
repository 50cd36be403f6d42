import { expect } from 'chai';
import { messageUnit } from '../../../../engine/runtime/state/unit-id.ts';
import { message, process, start, task, flow, boundaryMessage, end } from '../support/bpmn-text.ts';
import { createClient } from '../support/client.ts';

describe('ids made of free text', () => {
  it('are different for different texts, half characters included', () => {
    const texts = ['a/b', 'a%2Fb', 'x\ud800y', 'x\udc00y', 'x%uD800y', '\ud83d\ude00', 'ế', '', ' '];
    const ids = texts.flatMap((name) => texts.map((key) => messageUnit(name, key)));
    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[ -~]*$/);
  });

  it('let a message with half a character in its correlation key be published and correlated', () => {
    const client = createClient();
    client.deploy(process('p', message('m', 'go', '=k'), start(), task('t'), boundaryMessage('b', 't', 'm'), end('e'), flow('start', 't'), flow('b', 'e')));
    const instance = client.create('p', { k: 'x\ud800' });
    expect(client.publish('go', 'x\ud800').recordType).to.equal('EVENT');
    expect(client.ended(instance)).to.include('b');
  });
});
