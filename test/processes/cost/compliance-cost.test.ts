import { expect } from 'chai';
import { complianceCost, costBasis, type CostBasis } from '../../../processes/cost/compliance-cost.ts';
import { costParameters } from '../../../processes/cost/parameters.ts';
import { loadProcedures } from '../../../processes/load.ts';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';

const basis = (over: Partial<CostBasis> = {}): CostBasis => ({ papers: 3, visits: 2, limitHours: 80, fee: 50_000, ...over });
const values = { 'hour-income': 40_000, 'prepare-hours': 2, 'visit-hours': 3, 'visit-travel': 20_000 };

describe('compliance cost', () => {
  it('is by limit what the published example says: 10 working days at 40,000 đồng an hour, ten dossiers a year', () => {
    const shipped = costParameters()['hour-income'].value;
    expect([10, 9].map((days) => complianceCost(basis({ limitHours: days * 8 }), { ...values, 'hour-income': shipped }).byLimit! * 10)).to.deep.equal([32_000_000, 28_800_000]);
  });

  it('is in full papers, visits and fees', () => {
    expect(complianceCost(basis(), values)).to.deep.equal({ byLimit: 3_200_000, preparing: 240_000, visiting: 280_000, fee: 50_000, full: 570_000 });
    expect(complianceCost(basis({ papers: 0, visits: 0, fee: 0 }), { ...values, 'prepare-hours': null, 'visit-hours': null }), 'nothing to do costs nothing, whatever is not set').to.include({ full: 0 });
  });

  it('leaves out what no source says, and never makes a sum of it', () => {
    const { 'prepare-hours': prepare, 'visit-hours': visit, 'visit-travel': travel } = costParameters();
    expect([prepare, visit, travel].map(({ value, provenance: { mark } }) => [value, mark])).to.deep.equal([[null, 'K'], [null, 'K'], [null, 'K']]);
    expect(complianceCost(basis(), { ...values, 'prepare-hours': null })).to.deep.equal({ byLimit: 3_200_000, preparing: null, visiting: 280_000, fee: 50_000, full: null });
    expect(complianceCost(basis({ limitHours: null, fee: null }), values)).to.include({ byLimit: null, fee: null, full: null });
  });

  it('counts the papers of one case, what a register holds is none, and calendar days are no working hours', () => {
    const facts = loadProcedures().find(({ code }) => code === '1.002759')!;
    const [paper] = facts.components.filter(({ source }) => source === 'applicant');
    const cased = (id: string, equals: string): ProcedureFacts['components'][number] => ({ ...paper!, id, when: { field: 'case', equals } });
    const several = { ...facts, components: [{ ...paper!, id: 'all' }, cased('a', 'one'), cased('b', 'two'), cased('c', 'two'), { ...paper!, id: 'held', source: { register: 'population' } }] };
    expect(costBasis(several).papers).to.equal(3);
    const limited = (value: number, unit: 'working-day' | 'calendar-day' | 'same-day'): ProcedureFacts => ({ ...facts, channels: facts.channels.map((channel) => ({ ...channel, limit: { ...channel.limit, value, unit } })) });
    expect([limited(5, 'working-day'), limited(5, 'calendar-day'), limited(0, 'working-day'), limited(1, 'same-day')].map((each) => costBasis(each).limitHours)).to.deep.equal([40, null, null, 8]);
  });
});
