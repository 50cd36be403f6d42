import { expect } from 'chai';
import { namedLadder, resolveLadder } from '../../../desk/domain/ladder.ts';
import { loadClockRules } from '../../../processes/load.ts';
import { clockRulesRules } from '../../../processes/schema/clock-rules-schema.ts';
import type { LadderFacts } from '../../../processes/schema/vocabulary.ts';

describe('the ladder of escalation', () => {
  const facts = loadClockRules();
  const common = facts.ladders.find(({ scope }) => scope.kind === 'all')!;
  const ladder = (id: string, scope: LadderFacts['scope'], dates: Partial<LadderFacts> = {}): LadderFacts => ({ ...common, id, scope, rungs: [{ rung: 1, role: 'leader', afterMinutes: 30 }], ...dates });
  const context = { agencyKind: 'police', procedure: '1.004222', date: '2026-11-16' };

  it('is the common one where nothing else holds', () => {
    expect(resolveLadder(facts.ladders, context)).to.deep.include({ id: 'default' });
    expect(resolveLadder(facts.ladders, context).rungs.map((rung) => [rung.role, rung.afterMinutes])).to.deep.equal([['appraising-specialist', 0], ['head-of-division', 240], ['head-of-one-stop', 480], ['leader', 960]]);
  });

  it('is that of the kind of agency before the common one, and that of the procedure before both, on the days on which they are in force', () => {
    const police = ladder('police', { kind: 'agency-kind', value: 'police' });
    const residence = ladder('residence', { kind: 'procedure', value: '1.004222' }, { inForceFrom: '2026-12-01' });
    const all = [...facts.ladders, residence, police];
    expect(resolveLadder(all, context).id).to.equal('police');
    expect(resolveLadder(all, { ...context, date: '2026-12-01' }).id).to.equal('residence');
    expect(resolveLadder(all, { ...context, agencyKind: 'commune' }).id).to.equal('default');
  });

  it('is asked for by its id where a dossier has one of its own: the demonstration climbs a rung a minute', () => {
    expect(namedLadder(facts.ladders, 'demonstration').rungs.map((rung) => rung.afterMinutes)).to.deep.equal([0, 1, 2, 3]);
    expect(() => namedLadder(facts.ladders, 'none')).to.throw("key 'none'");
  });

  it('climbs: data that do not are refused', () => {
    const problems = (ladders: readonly LadderFacts[]) => clockRulesRules.flatMap((rule) => rule({ ...facts, ladders })).map(({ path }) => path.join('.'));
    expect(problems(facts.ladders)).to.deep.equal([]);
    expect(problems([common, ladder('x', { kind: 'procedure', value: 'p' }, { rungs: [{ rung: 1, role: 'leader', afterMinutes: 10 }, { rung: 2, role: 'leader', afterMinutes: 5 }] })])).to.deep.equal(['ladders.1.rungs']);
    expect(problems([ladder('x', { kind: 'named', value: '' })])).to.deep.equal(['ladders']);
  });
});
