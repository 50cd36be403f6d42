import { parseArgs } from 'node:util';
import { mochaGlobalSetup as startPostgres, mochaGlobalTeardown as stopPostgres } from '../support/global.ts';
import { runDemonstration } from './run.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, dossiers: { type: 'string', default: '200' }, seed: { type: 'string', default: '2019' } } });
const dossiers = Number(values.dossiers);
const seed = Number(values.seed);
if (!Number.isInteger(dossiers) || dossiers < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run demo -- [--json] [--dossiers N] [--seed S]');
  process.exit(2);
}

await startPostgres();
let exitCode = 1;
try {
  const report = await runDemonstration({ dossiers, seed, say: (line) => console.error(line) });
  console.table(report.table);
  if (values.json) console.log(JSON.stringify(report.verdict));
  else console.log(report.verdict);
  const { stuck, lost, countedTwice, boardAgrees } = report.verdict;
  exitCode = stuck === 0 && lost === 0 && countedTwice === 0 && boardAgrees ? 0 : 1;
} finally {
  await stopPostgres();
}
process.exit(exitCode);
