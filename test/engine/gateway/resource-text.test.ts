import { expect } from 'chai';
import { resourceText } from '../../../engine/gateway/calls/resource-text.ts';
import { readXml } from '../../../engine/model/xml/read-xml.ts';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?><a b="é"/>';

describe('the text of a deployed file', () => {
  it('is read in the encoding that its first bytes tell', () => {
    expect(resourceText(Buffer.from('<a b="ế"/>'))).to.equal('<a b="ế"/>');
    expect(resourceText(Buffer.from('\ufeff<a/>'))).to.equal('\ufeff<a/>');
    expect(resourceText(utf16('\ufeff<a b="ế"/>'))).to.equal('\ufeff<a b="ế"/>');
    expect(resourceText(utf16('\ufeff<a b="ế"/>').swap16())).to.equal('\ufeff<a b="ế"/>');
    expect(resourceText(utf16('<?xml version="1.0"?><a/>').swap16())).to.equal('<?xml version="1.0"?><a/>');
    expect(resourceText(Buffer.from(LATIN, 'latin1'))).to.equal(LATIN);
  });

  it('cannot be read when its bytes are none of that encoding, or nobody knows it', () => {
    for (const bytes of [Buffer.from('<a b="é"/>', 'latin1'), Buffer.from('<?xml version="1.0" encoding="nonsense"?><a/>'), Buffer.from('<?xml version="1.0" encoding="US-ASCII"?><a b="é"/>')]) {
      expect(readXml(resourceText(bytes)).ok).to.equal(false);
    }
  });
});
