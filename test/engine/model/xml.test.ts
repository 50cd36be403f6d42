import { expect } from 'chai';
import { readXml } from '../../../engine/model/xml/read-xml.ts';
import type { XmlElement } from '../../../engine/model/xml/element.ts';

const read = (text: string): XmlElement => {
  const result = readXml(text);
  if (!result.ok) throw new Error(result.failure);
  return result.root;
};
const failure = (text: string): string => {
  const result = readXml(text);
  return result.ok ? 'read' : result.failure;
};

/** The real Zeebe 8.5.0 refuses each, and takes each of those below. */
const MALFORMED = [
  '', ' ', 'x', '<a', '<a>', '<a></b>', '<a/><b/>', '<a/>x', '<a/><![CDATA[]]>', 'x<a/>', '<![CDATA[x]]><a/>', '<1a/>', '< a/>', '<a/ >', '<a></ a>', '<a b/>', '<a b=c/>', '<a b="1"c="2"/>', '<a b="1" b="2"/>', '<a b="<"/>',
  '<?xml?><a/>', '<?xml encoding="UTF-8"?><a/>', '<?xml version="2.0"?><a/>', '<?xml version="1.0" standalone="maybe"?><a/>', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>', '<?xml version="1.0"encoding="UTF-8"?><a/>',
  '<?xml version="1.0" encoding=""?><a/>', '<?xml version="1.0" encoding="a b"?><a/>', '<?xml version="1.0" foo="x"?><a/>', '<?XML version="1.0"?><a/>', ' <?xml version="1.0"?><a/>', '<?xml version="1.0"?><?xml version="1.0"?><a/>', '<a/><?xml version="1.0"?>',
  '<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!-- a -- b --><a/>', '<!-- a ---><a/>', '<a><!FOO></a>', '<a>&foo;</a>', '<a>&#0;</a>', '<a>&#xD800;</a>', '<a>&#x110000;</a>', '<a>b & c</a>', '<a>&amp</a>', '<a>&#;</a>', '<a>&#XA;</a>', '<a>]]></a>',
  '<a>\u0001</a>', '<a>\ufffe</a>', '<a>\ud800</a>', '<p:a/>', '<a p:b="1"/>', '<a xmlns:x=""/>', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', '<a xmlns:xml="u"/>', '<a:b:c xmlns:a="u"/>', '<a>\u00a0</a>\u00a0', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`,
];

describe('reading XML', () => {
  it('refuses what is not well-formed, and says so', () => {
    for (const text of MALFORMED) expect(failure(text), text.slice(0, 80)).to.match(/^Fatal Error: URI=null Line=\d+: ./);
  });

  it('takes declarations, comments, instructions and white space where they may stand', () => {
    for (const before of ['', '\ufeff', '<?xml version="1.0"?>', "<?xml version = '1.0' ?>", '<?xml version="1.1"?>', '<?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>\n', '<?pi x?><!-- c -->']) expect(failure(`${before}<a/>`), before).to.equal('read');
    for (const after of ['\n \t', '<!-- c -->', '<?pi x?>']) expect(failure(`<a/>${after}`), after).to.equal('read');
  });

  it('decodes the five entities and character references, and keeps what stands in a CDATA section', () => {
    const root = read('<a b = "&lt;&#65;&#x1F600;\n\t&#10;" c=\'"\' >x &gt; &amp;amp;<![CDATA[ <&amp;> ]]></a >');
    expect(root.attributes).to.deep.equal({ b: '<A😀  \n', c: '"' });
    expect(root.text).to.equal('x > &amp; <&amp;> ');
  });

  it('gives names the prefix of their name space, whatever theirs is, and leaves foreign ones theirs', () => {
    const root = read('<q:definitions xmlns:q="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmn="urn:other" xmlns:o="urn:o" o:x="1"><bpmn:task/><task xmlns="http://camunda.org/schema/zeebe/1.0"><a xmlns="urn:x" q:y="2"/></task><o:task/><task/></q:definitions>');
    expect([root, ...root.children, ...root.children[1]!.children].map(({ name }) => name)).to.deep.equal(['bpmn:definitions', '_bpmn:task', 'zeebe:task', 'o:task', 'task', 'ns:a']);
    expect([root.attributes['o:x'], root.children[1]!.children[0]!.attributes['bpmn:y']]).to.deep.equal(['1', '2']);
  });

  it('says on which line the text stops being XML, and what it had read', () => {
    const result = readXml('<a>\n<b/>\n<c>&foo;</c></a>');
    expect(result.ok ? 'read' : result.failure).to.contain('Line=3:');
    expect(!result.ok && result.before?.root.children.map(({ name }) => name)).to.deep.equal(['b', 'c']);
  });

  it('takes long documents and many attributes in their stride', () => {
    const began = performance.now();
    expect(failure(`<a>${'<b c="d&amp;e"/>\n'.repeat(50_000)}</a>`)).to.equal('read');
    expect(failure(`<a ${Array.from({ length: 20_000 }, (_each, n) => `x${n}="1"`).join(' ')}/>`)).to.equal('read');
    expect(performance.now() - began).to.be.lessThan(3_000);
  });
});
