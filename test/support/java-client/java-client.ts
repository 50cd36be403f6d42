import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJdk } from '../real-zeebe/find-jdk.ts';
import { hasJars, hasMaven, mavenJars } from '../real-zeebe/maven-jars.ts';
import type { Artifact } from '../real-zeebe/maven-jars.ts';

const CLIENT: Artifact = { folder: 'zeebe-client-java-8.5.0', groupId: 'io.camunda', artifactId: 'zeebe-client-java', version: '8.5.0' };
const DRIVE = join(dirname(fileURLToPath(import.meta.url)), 'Drive.java');
const LONGEST_MS = 300_000;

/** Why Zeebe's Java client cannot run here, or undefined when it can: `if (reason) this.skip()`. */
export function javaClientMissing(): string | undefined {
  if (!findJdk()) return 'no JDK 21 or newer in $JAVA_HOME or /usr/lib/jvm';
  if (!hasJars(CLIENT) && !hasMaven()) return 'no Maven (mvn) to fetch zeebe-client-java 8.5.0 with';
  return undefined;
}

/** The folder with the client's jars; Maven fetches them the first time (29 MB). */
export const javaClientJars = (): Promise<string> => mavenJars(CLIENT);

export interface JavaClientSecurity { readonly certPath?: string; readonly authority?: string; readonly token?: string }

/** Runs Drive.java against a gateway. Answers what it said, a step a line; rejects with its complaints. */
export async function driveJavaClient(address: string, { certPath = '-', authority = '-', token = '-' }: JavaClientSecurity = {}): Promise<string[]> {
  const jdk = findJdk();
  if (!jdk) throw new Error('Expected to run the Java client, but there is no JDK');
  const quietFlags = jdk.major >= 23 ? ['--sun-misc-unsafe-memory-access=allow', '--enable-native-access=ALL-UNNAMED'] : [];
  const { stdout } = await promisify(execFile)(jdk.java, [...quietFlags, '-Xmx256m', '-cp', join(await javaClientJars(), '*'), DRIVE, address, certPath, authority, token], { timeout: LONGEST_MS, maxBuffer: 10_000_000 });
  return stdout.trim().split('\n');
}
