import { expect } from 'chai';
import { exceptionalOutcome, forbiddenOutcome } from '../../../desk/queries/forbidden-outcome.ts';

describe('what a task form forbids', () => {
  const used = { supplements: 1, supplementsAllowed: 1, supplementsLeft: 0, exceptionsLeft: 0, extensions: 0, extensionsAllowed: 1, extensionsLeft: 1 };

  it('is a second request for a supplement, on every form that asks for one', () => {
    expect(forbiddenOutcome('appraise', 'supplement', used)?.vi).to.contain('T6');
    expect(forbiddenOutcome('prepare-supplement', 'sent', used)?.vi).to.contain('T6');
  });

  it('is no second request where an exception may still be granted: that one wants a reason, and is called an assumption', () => {
    const open = { ...used, exceptionsLeft: 1 };
    for (const [form, outcome] of [['appraise', 'supplement'], ['prepare-supplement', 'sent']] as const) {
      expect(forbiddenOutcome(form, outcome, open)).to.equal(null);
      expect(exceptionalOutcome(form, outcome, open)?.vi).to.contain('P3').and.to.contain('giả định');
      expect(exceptionalOutcome(form, outcome, used)).to.equal(null);
    }
    expect(exceptionalOutcome('appraise', 'approve', open)).to.equal(null);
    expect(exceptionalOutcome('appraise', 'supplement', { ...open, supplementsLeft: 1 })).to.equal(null);
  });

  it('is never the way out: who may not ask again may still refuse', () => {
    expect(forbiddenOutcome('prepare-supplement', 'refuse', used)).to.equal(null);
    expect(forbiddenOutcome('appraise', 'approve', used)).to.equal(null);
  });
});
