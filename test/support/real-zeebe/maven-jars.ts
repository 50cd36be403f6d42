import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** In the checkout, but ignored by git; Maven keeps its own copy, so that a removed folder costs seconds. */
const CACHE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'tmp');

/** An artifact with all it needs at run time, in a folder under `tmp/`. */
export interface Artifact { readonly folder: string; readonly groupId: string; readonly artifactId: string; readonly version: string }

const pom = ({ groupId, artifactId, version }: Artifact): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>jars</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;

export const hasMaven = (): boolean => spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0;
export const hasJars = ({ folder }: Artifact): boolean => existsSync(join(CACHE, folder, 'lib'));

/** The folder with the artifact's jars; Maven fetches them the first time. */
export async function mavenJars(artifact: Artifact): Promise<string> {
  const lib = join(CACHE, artifact.folder, 'lib');
  if (hasJars(artifact)) return lib;
  mkdirSync(join(CACHE, artifact.folder), { recursive: true });
  const work = mkdtempSync(join(CACHE, artifact.folder, 'fetch-'));
  writeFileSync(join(work, 'pom.xml'), pom(artifact));
  await promisify(execFile)('mvn', ['-q', '-B', '-f', join(work, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${join(work, 'lib')}`, '-DincludeScope=runtime']);
  // Whole or not at all: two test runs may fetch at once, and either may be killed.
  if (!hasJars(artifact)) renameSync(join(work, 'lib'), lib);
  rmSync(work, { recursive: true, force: true });
  return lib;
}
