import type { Key } from '../../protocol/record.ts';

/** A Java `HashSet` begins with so many buckets, and doubles them when three quarters as many elements are in it. */
const FIRST_BUCKETS = 16;

/**
 * Keys in the order in which Zeebe's records show a set of them: that of a Java `HashSet<Long>`, by bucket, in one bucket as they were put in.
 * A client that compares records of both engines sees the same; what the set means does not depend on it.
 */
export function inHashSetOrder(keys: readonly Key[]): Key[] {
  const distinct = [...new Set(keys)];
  let buckets = FIRST_BUCKETS;
  while (distinct.length > buckets * 0.75) buckets *= 2;
  return distinct.map((key) => ({ key, bucket: bucketOf(key, buckets) })).sort((a, b) => a.bucket - b.bucket).map(({ key }) => key);
}

function bucketOf(key: Key, buckets: number): number {
  const value = BigInt.asUintN(64, BigInt(key));
  const hash = Number(BigInt.asUintN(32, value ^ (value >> 32n)));
  return ((hash ^ (hash >>> 16)) >>> 0) & (buckets - 1);
}
