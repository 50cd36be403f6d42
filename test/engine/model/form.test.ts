import { expect } from 'chai';
import { readFormId } from '../../../engine/model/form.ts';

const idOrFailure = (content: string): string => { const read = readFormId('f.form', content); return read.ok ? read.formId : read.failure; };

/** As the real Zeebe 8.5.0, whose words for what is no JSON are its parser's. */
describe('a form', () => {
  it('has the id that its JSON says, whatever follows it', () => {
    for (const [content, id] of [['{"id":"a"}', 'a'], ['{"id":1.5}', '1.5'], ['{"id":true}', 'true'], ['{"id":"b","id":"c"}', 'c'], ['{"id":"a"} x', 'a'], ['{"id":"}\\"{"}{}', '}"{'], ['\ufeff{"id":"a"}', 'a']]) expect(idOrFailure(content!), content).to.equal(id);
  });

  it('without one is refused', () => {
    expect(idOrFailure('{}')).to.equal('Expected the form id to be present, but none given');
    expect(idOrFailure('{"id":" "}')).to.equal('Expected the form id to be filled, but it is blank');
    for (const content of ['', '[]', '1', '{', '{"id":{}}', '{id:"a"}', '{"id":"a",}', 'null']) expect(idOrFailure(content), content).to.match(/^Failed to parse formId from form JSON\. 'f\.form': /);
  });
});
