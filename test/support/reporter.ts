import mocha from 'mocha';

const SLOWEST = 10;

/** mocha's spec reporter, the ten slowest tests, and the closing line that CI reads. */
export default class Reporter extends mocha.reporters.Spec {
  constructor(runner: mocha.Runner, options: mocha.MochaOptions) {
    super(runner, options);
    const timed: { title: string; durationMs: number }[] = [];
    let passed = 0, failed = 0, skipped = 0;
    runner.on('pass', (test) => { passed++; timed.push({ title: test.fullTitle(), durationMs: test.duration ?? 0 }); });
    runner.on('fail', () => { failed++; });
    runner.on('pending', () => { skipped++; });
    runner.on('end', () => {
      console.log(`The ${SLOWEST} slowest:`);
      for (const { title, durationMs } of timed.sort((a, b) => b.durationMs - a.durationMs).slice(0, SLOWEST)) console.log(`  ${String(durationMs).padStart(7)} ms  ${title}`);
      console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    });
  }
}
