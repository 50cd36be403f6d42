import { expect } from 'chai';
import { loadImported } from '../../../processes/load-imported.ts';
import { loadProcedures } from '../../../processes/load.ts';
import { portfolioMembers } from '../../../processes/portfolio/members.ts';
import { portfolioOn, portfolioOverTime, type PortfolioMember } from '../../../processes/portfolio/portfolio.ts';

const member = (code: string, over: Partial<PortfolioMember> = {}): PortfolioMember => ({ code, levels: ['province'], ministry: 'BTC', field: 'Thuế', knownFrom: '2026-07-01', ...over });

describe('the portfolio', () => {
  const members = [member('1', { onlineFrom: '2026-07-01', reengineeredFrom: '2026-09-01' }), member('2', { levels: ['province', 'commune'], ministry: 'BTP' }), member('3', { knownFrom: '2026-10-01', onlineFrom: '2026-10-01' })];

  it('counts what is known, online and re-engineered on a day', () => {
    expect(portfolioOn(members, '2026-08-31').total).to.deep.equal({ key: '', procedures: 2, online: 1, reengineered: 0, onlineShare: 0.5, reengineeredShare: 0 });
    expect(portfolioOn(members, '2026-09-01').total).to.include({ procedures: 2, reengineered: 1 });
    expect(portfolioOn(members, '2026-10-01').total).to.include({ procedures: 3, online: 2 });
    expect(portfolioOn(members, '2020-01-01').total).to.deep.equal({ key: '', procedures: 0, online: 0, reengineered: 0, onlineShare: 0, reengineeredShare: 0 });
  });

  it('counts by level, ministry and field, a procedure of two levels in both', () => {
    const { byLevel, byMinistry, byField } = portfolioOn(members, '2026-10-01');
    expect(byLevel.map(({ key, procedures }) => [key, procedures])).to.deep.equal([['province', 3], ['commune', 1]]);
    expect(byMinistry.map(({ key, procedures, reengineered }) => [key, procedures, reengineered])).to.deep.equal([['BTC', 2, 1], ['BTP', 1, 0]]);
    expect(byField.map(({ key }) => key)).to.deep.equal(['Thuế']);
  });

  it('shows progress over time', () => {
    expect(portfolioOverTime(members, ['2026-06-30', '2026-07-01', '2026-09-01']).map(({ on, total }) => [on, total.procedures, total.reengineered])).to.deep.equal([['2026-06-30', 0, 0], ['2026-07-01', 2, 0], ['2026-09-01', 2, 1]]);
  });

  it('holds the whole catalogue, the hand-modelled ones as re-engineered, and what staff adopted from its day on', () => {
    const { procedures } = loadImported();
    const all = portfolioMembers(procedures, loadProcedures(), new Map([[procedures[0]!.code, '2026-11-01']]));
    const { total } = portfolioOn(all, '2026-10-31');
    expect(total.procedures).to.equal(procedures.length + loadProcedures().length);
    expect(total.reengineered).to.equal(loadProcedures().filter(({ reengineering }) => reengineering.state === 're-engineered').length).and.to.be.greaterThan(8);
    expect(portfolioOn(all, '2026-11-01').total.reengineered).to.equal(total.reengineered + 1);
  });
});
