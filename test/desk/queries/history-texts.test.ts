import { expect } from 'chai';
import { clockEventText, historyText } from '../../../desk/queries/history-texts.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';

describe('the words of the history', () => {
  const catalogue = loadCatalogue();
  const say = (data: Readonly<Record<string, unknown>>): { vi: string; en: string } => historyText('lookup', { catalogue, data, toStatus: null, taskName: '' });

  it('call a register by its name, in both languages', () => {
    expect(say({ register: 'population', result: 'found' })).to.deep.equal({ vi: 'Tra cứu CSDL quốc gia về dân cư: có dữ liệu', en: 'Looked up in the national population database: found' });
    expect(say({ register: 'not-yet-named', result: 'unreachable' }).vi).to.equal('Tra cứu not-yet-named: không kết nối được');
  });

  it('say every event of the clock without its key', () => {
    const id = '0b0e1f6a-0000-4000-8000-000000000000';
    expect(clockEventText(`payment-expired:${id}`).vi).to.equal('Hết hạn nộp phí');
    expect(clockEventText(`consultation-late:${id}`).vi).to.equal('Cơ quan phối hợp không trả lời đúng hạn');
    expect(clockEventText('supplement-expired:2').vi).to.equal('Hết hạn chờ bổ sung');
    expect(clockEventText('breach:2').vi).to.equal('Quá hạn (lần 2)');
    expect(clockEventText('rung-3:2').en).to.equal('Climbed to rung 3: head of the one-stop (term 2)');
  });
});
