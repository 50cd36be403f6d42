import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The real engine's class files are of version 65. */
const LOWEST_MAJOR = 21;
const JVM_FOLDER = '/usr/lib/jvm';

export interface Jdk { readonly home: string; readonly java: string; readonly major: number }

/** The first JDK of Java 21 or newer: `$JAVA_HOME`, then the folders under /usr/lib/jvm. Undefined when there is none. */
export function findJdk(javaHome = process.env['JAVA_HOME']): Jdk | undefined {
  const homes = [...(javaHome ? [javaHome] : []), ...(existsSync(JVM_FOLDER) ? readdirSync(JVM_FOLDER).map((name) => join(JVM_FOLDER, name)) : [])];
  for (const home of homes) {
    const java = join(home, 'bin', 'java');
    const major = existsSync(java) ? majorOf(java) : undefined;
    if (major !== undefined && major >= LOWEST_MAJOR) return { home, java, major };
  }
  return undefined;
}

/** Java prints its settings to stderr. */
function majorOf(java: string): number | undefined {
  const run = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  const found = /java\.specification\.version = (?:1\.)?(\d+)/.exec(`${run.stdout}${run.stderr}`);
  return found ? Number(found[1]) : undefined;
}
