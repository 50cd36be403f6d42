import type { Key } from './record.ts';

/** Zeebe's layout: the partition in the upper bits, a counter below (semantics rule 8). */
const COUNTER_BITS = 51n;

export const NO_KEY: Key = '-1';

/** The key of a partition's n-th entity, n from 1. */
export function keyOf(partition: number, counter: bigint): Key {
  return ((BigInt(partition) << COUNTER_BITS) + counter).toString();
}

/** The n of `keyOf`; 0 for what is no key. Whole and exact as a number, whatever the partition. */
export const counterOf = (key: Key): number => (isKey(key) ? Number(BigInt.asUintN(Number(COUNTER_BITS), BigInt(key))) : 0);

export const isKey = (key: Key | undefined): key is Key => key !== undefined && key !== '' && key !== NO_KEY && key !== '0';
