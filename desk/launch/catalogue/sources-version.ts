import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilerVersion } from '../../../processes/compile/compile-all.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** What a verdict depends on besides the model: the rules, the vocabulary and the engine that simulates. */
const JUDGES = ['processes/lint', 'designer/lint', 'designer/compare', 'engine/model', 'engine/runtime', 'engine/expression', 'engine/simulate'];
const WORDS = ['processes/forms.yaml', 'processes/job-types.yaml', 'desk/launch/catalogue/simulate-ends.ts', 'desk/launch/catalogue/verify-model.ts'];

/** Changes when compiler, rules, vocabulary or engine change: earlier verdicts then count no longer. */
export function judgesVersion(): string {
  const hash = createHash('sha256').update(compilerVersion());
  for (const folder of JUDGES) for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort()) hash.update(name).update(readFileSync(join(ROOT, folder, name)));
  for (const file of WORDS) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
