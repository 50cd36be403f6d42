import type { Key } from '../../protocol/record.ts';

/** A Java `HashSet` begins with so many buckets, and doubles them when three quarters as many elements are in it. */
const FIRST_BUCKETS = 16;

/**
 * Keys in the order in which Zeebe's records show a set of them: that of a Java `HashSet<Long>`, by bucket, in one bucket as they were put in.
 * A client that compares records of both engines sees the same; what the set means does not depend on it.
 */
export const inHashSetOrder = (keys: readonly Key[]): Key[] => ordered(keys, hashOfKey);

/** The same for texts: a Java `HashSet<String>`. */
export const textsInHashSetOrder = (texts: readonly string[]): string[] => ordered(texts, hashOfText);

function ordered(items: readonly string[], hashOf: (item: string) => number): string[] {
  const distinct = [...new Set(items)];
  let buckets = FIRST_BUCKETS;
  while (distinct.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (hash: number): number => ((hash ^ (hash >>> 16)) >>> 0) & (buckets - 1);
  return distinct.map((item) => ({ item, bucket: bucketOf(hashOf(item)) })).sort((a, b) => a.bucket - b.bucket).map(({ item }) => item);
}

function hashOfKey(key: Key): number {
  const value = BigInt.asUintN(64, BigInt(key));
  return Number(BigInt.asUintN(32, value ^ (value >> 32n)));
}

function hashOfText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
