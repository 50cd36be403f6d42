import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { engineJars } from '../real-zeebe/engine-jars.ts';
import { findJdk } from '../real-zeebe/find-jdk.ts';

export interface FeelQuestion {
  readonly text: string;
  /** An input entry of a decision table, not an expression. */
  readonly tests: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
}
export interface FeelAnswer {
  readonly parsed: boolean;
  readonly ok: boolean;
  /** As it would be stored. */
  readonly json?: string;
  /** As a warning would quote it: with the scale of decimals. */
  readonly text?: string;
  readonly failure?: string;
  readonly warnings?: readonly string[];
  /** The real engine did not come to an end within seconds. */
  readonly endless?: boolean;
}

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'Feel.java');

/** Asks the FEEL engine of Zeebe 8.5.0 itself, in one run of its jars (thousands a second); needs what `realZeebeMissing` asks for. */
export async function askFeel(questions: readonly FeelQuestion[]): Promise<readonly FeelAnswer[]> {
  const jdk = findJdk();
  if (!jdk) throw new Error('Expected to ask the FEEL engine of Zeebe, but there is no JDK 21 or newer');
  const quiet = jdk.major >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : [];
  const child = spawn(jdk.java, [...quiet, '-Xmx1g', '-Duser.timezone=UTC', '-cp', join(await engineJars(), '*'), PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { complaints = (complaints + text).slice(-4_000); });
  const ended = once(child, 'exit');
  const answers: FeelAnswer[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => { if (line.startsWith('{')) answers.push(JSON.parse(line) as FeelAnswer); });
  const closed = once(lines, 'close');
  child.stdin.end(questions.map((each) => `${JSON.stringify(each)}\n`).join(''));
  await Promise.all([ended, closed]);
  if (answers.length !== questions.length) throw new Error(`Expected ${questions.length} answers of the FEEL engine, but there were ${answers.length}\n${complaints}`);
  return answers;
}
