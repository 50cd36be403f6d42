/** Up to this many entries keep the order in which they came. */
const KEPT = 4;
const BITS = 5;
const WIDTH = 32;

/**
 * The order of a context's entries and of a rule's outputs in Zeebe 8.5: as they came, and from five on that of its immutable hash map (Scala 2.13), five bits
 * of the hash a level, single entries before those that share a place. Texts of failures and JSON outputs show it.
 */
export function inEntryOrder<V>(entries: readonly (readonly [string, V])[]): readonly (readonly [string, V])[] {
  return entries.length > KEPT ? ordered(entries.map((entry) => ({ entry, hash: hashOf(entry[0]) })), 0).map(({ entry }) => entry) : entries;
}

/** How Scala names such a map. */
export const mapName = (size: number): string => (size > KEPT ? 'HashMap' : 'Map');

interface Hashed<E> { readonly entry: E; readonly hash: number }

function ordered<E>(entries: readonly Hashed<E>[], shift: number): readonly Hashed<E>[] {
  if (shift >= WIDTH) return entries;
  const places = new Map<number, Hashed<E>[]>();
  for (const each of entries) {
    const place = (each.hash >>> shift) & 31;
    const shared = places.get(place);
    if (shared) shared.push(each);
    else places.set(place, [each]);
  }
  const inOrder = [...places].sort(([a], [b]) => a - b).map(([, shared]) => shared);
  return [...inOrder.filter(({ length }) => length === 1).flat(), ...inOrder.filter(({ length }) => length > 1).flatMap((shared) => ordered(shared, shift + BITS))];
}

/** `String.hashCode`, its bits spread as `scala.collection.Hashing` does. */
function hashOf(text: string): number {
  let code = 0;
  for (let at = 0; at < text.length; at++) code = (Math.imul(31, code) + text.charCodeAt(at)) | 0;
  let hash = (code + ~(code << 9)) | 0;
  hash ^= hash >>> 14;
  hash = (hash + (hash << 4)) | 0;
  return hash ^ (hash >>> 10);
}
