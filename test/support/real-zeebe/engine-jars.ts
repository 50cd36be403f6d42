import { hasJars as has, mavenJars } from './maven-jars.ts';
import type { Artifact } from './maven-jars.ts';

export { hasMaven } from './maven-jars.ts';

const ENGINE: Artifact = { folder: 'real-zeebe-8.5.0', groupId: 'io.camunda', artifactId: 'zeebe-process-test-engine', version: '8.5.0' };

export const hasJars = (): boolean => has(ENGINE);

/** The folder with the engine's jars; Maven fetches them the first time (118 MB, about a minute). */
export const engineJars = (): Promise<string> => mavenJars(ENGINE);
