import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';

const ROOT = join(import.meta.dirname, '../../..');

interface Counted { readonly counting: number; readonly linted: { readonly models: number; readonly wrong: readonly object[] }; readonly simulated: { readonly models: number; readonly reached: Readonly<Record<string, number>>; readonly wrong: readonly object[] }; readonly deployed: { readonly deployed: number; readonly refused: readonly object[]; readonly deployedAgain: number } }

/** The command that reform staff run: everything compiled, linted, simulated to each end and deployed on an embedded engine of its own, as a process of its own. */
describe('npm run catalogue:check', function () {
  this.timeout(3_600_000);

  it('counts every procedure of the national database and deploys more than 7,000 definitions, each linted and run to its ends by itself, unchanged ones not again', async () => {
    // when
    const check = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'desk/launch/catalogue/check.ts'), '--json'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const [told, complaints, [code]] = await Promise.all([text(check.stdout), text(check.stderr), once(check, 'exit') as Promise<[number | null]>]);
    // then
    expect(code, complaints.slice(-2_000)).to.equal(0);
    const { counting, linted, simulated, deployed } = JSON.parse(told) as Counted;
    expect(counting).to.be.at.least(2_642);
    expect([...linted.wrong, ...simulated.wrong, ...deployed.refused]).to.deep.equal([]);
    expect(deployed.deployed).to.be.at.least(7_000);
    expect([linted.models, simulated.models, ...['returned', 'refused', 'withdrawn', 'stopped'].map((end) => simulated.reached[end])]).to.deep.equal(Array.from({ length: 6 }, () => deployed.deployed));
    expect(deployed.deployedAgain).to.equal(0);
  });
});
