export interface RecentlyUsed<K, V> {
  get(key: K, make: () => V): V;
  /** In the place of what is there. */
  put(key: K, value: V): V;
}

/** A cache of what can be made again: the one used longest ago goes first. */
export function createRecentlyUsed<K, V>(limit: number): RecentlyUsed<K, V> {
  const values = new Map<K, V>();
  // Asked for again and again within a step: nothing has to move.
  let last: { readonly key: K; readonly value: V } | undefined;
  const put = (key: K, value: V): V => {
    values.delete(key);
    values.set(key, value);
    last = { key, value };
    for (const oldest of values.keys()) {
      if (values.size <= limit) break;
      values.delete(oldest);
    }
    return value;
  };
  return { put, get: (key, make) => (last?.key === key ? last.value : put(key, values.get(key) ?? make())) };
}
