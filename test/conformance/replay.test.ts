import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { replayAll } from './replay.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CONFORMANCE = resolve(ROOT, '../shared/conformance');
const RECORDINGS = join(CONFORMANCE, 'zeebe-traces');
const AT_LEAST_EQUAL = 300;

interface Report { readonly equal: number; readonly differing: readonly { readonly file: string }[] }

/** The judge exits with 1 as long as anything differs: its report is what counts. */
function judge(out: string): Report {
  const json = join(out, 'report.json');
  try { execFileSync(process.execPath, [join(CONFORMANCE, 'compare.mjs'), RECORDINGS, out, '--json', json], { stdio: 'ignore' }); } catch { /* some differ */ }
  return JSON.parse(readFileSync(json, 'utf8')) as Report;
}

describe('recordings of Zeebe 8.5.0, replayed', function () {
  this.timeout(180_000);
  let out: string;
  before(function () {
    if (!existsSync(RECORDINGS)) {
      console.log('      skipped: ../shared/conformance is not here');
      this.skip();
    }
    out = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  after(() => { if (out) rmSync(out, { recursive: true, force: true }); });

  it('are lived through again, but for those listed in differing.txt, which may only become fewer', () => {
    // given
    const listed = readFileSync(join(import.meta.dirname, 'differing.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

    // when
    const defects = replayAll(RECORDINGS, out);
    const report = judge(out);

    // then
    const differing = report.differing.map(({ file }) => file);
    expect([...defects.keys()], 'recordings that meet a defect of the engine').to.deep.equal([]);
    expect(differing.filter((file) => !listed.includes(file)), 'recordings that were equal before').to.deep.equal([]);
    expect(listed.filter((file) => !differing.includes(file)), 'recordings that are equal now: take them off the list').to.deep.equal([]);
    expect(report.equal).to.be.at.least(AT_LEAST_EQUAL);
  });
});
