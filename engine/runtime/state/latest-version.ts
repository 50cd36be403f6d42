import type { StoredVersions } from './family.ts';

/** The highest version that is there, and its number. */
export function latestOf<V>(stored: StoredVersions<V> | undefined): { readonly version: number; readonly value: V } | undefined {
  const version = Math.max(0, ...Object.keys(stored?.versions ?? {}).map(Number));
  const value = stored?.versions[version];
  return value === undefined ? undefined : { version, value };
}
