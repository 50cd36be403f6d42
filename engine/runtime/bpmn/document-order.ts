import { utf8Length } from '../batch-size.ts';

/**
 * The order in which Zeebe 8.5 writes the variables of a document: that of a hash map from where each name begins in the MessagePack document to where its
 * value does (Agrona's Int2IntHashMap, walked from its end). A client sees it in the records. Zeebe's map also stays as large as the largest document
 * since the start made it; ours begins anew with each, so that the same command gives the same records.
 */
export interface DocumentOrder {
  /** How many are left. */
  size(): number;
  /** Visits what is left; `visit` answers true to take it out, which moves others in the map. */
  visit(each: (name: string, json: string) => boolean): void;
}

/** Who made the document: a client (JSON, every fraction eight bytes), an expression (four bytes where they do), or Zeebe out of variables (its header is always five bytes). */
export type Origin = 'given' | 'evaluated' | 'collected';

export function documentOrder(texts: ReadonlyMap<string, string>, origin: Origin): DocumentOrder {
  if (texts.size < 2) return plainOrder(texts);
  const offsets = new OffsetMap();
  const entries = new Map<number, readonly [string, string]>();
  let offset = origin === 'collected' ? 5 : headerBytes(texts.size);
  for (const entry of texts) {
    offsets.put(offset);
    entries.set(offset, entry);
    offset += stringBytes(utf8Length(entry[0])) + messagePackBytes(entry[1], origin);
  }
  return {
    // Methods: an object with a getter is kept as a dictionary, and an arrow is named each time.
    size() { return offsets.size; },
    visit(each) {
      offsets.visit((at) => {
        const [name, json] = entries.get(at) as readonly [string, string];
        return each(name, json);
      });
    },
  };
}

function plainOrder(texts: ReadonlyMap<string, string>): DocumentOrder {
  const left = new Map(texts);
  return {
    size() { return left.size; },
    visit(each) {
      for (const [name, json] of left) if (each(name, json)) left.delete(name);
    },
  };
}

const headerBytes = (count: number): number => (count < 16 ? 1 : count < 65_536 ? 3 : 5);
const stringBytes = (bytes: number): number => bytes + (bytes < 32 ? 1 : bytes < 256 ? 2 : bytes < 65_536 ? 3 : 5);

/** Bytes of a JSON text as MessagePack. */
export const messagePackBytes = (json: string, origin: Origin): number => valueBytes({ json, at: 0, origin });

/** How far the text has been read. */
interface Reader { readonly json: string; at: number; readonly origin: Origin }

function valueBytes(reader: Reader): number {
  const { json, at: from, origin } = reader;
  const first = json[from];
  if (first === '"') return textBytes(reader);
  if (first === '{' || first === '[') return containerBytes(reader, first === '{' ? '}' : ']');
  let at = from;
  while (at < json.length && json[at] !== ',' && json[at] !== '}' && json[at] !== ']') at++;
  reader.at = at;
  return scalarBytes(json.slice(from, at), origin);
}

function textBytes(reader: Reader): number {
  const { json } = reader;
  let { at } = reader;
  let bytes = 0;
  for (at++; json[at] !== '"'; at++) {
    let unit = json.charCodeAt(at);
    if (unit === 0x5c) {
      at++;
      if (json[at] !== 'u') { bytes++; continue; }
      unit = parseInt(json.slice(at + 1, at + 5), 16);
      at += 4;
    }
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  reader.at = at + 1;
  return stringBytes(bytes);
}

function containerBytes(reader: Reader, close: string): number {
  const { json } = reader;
  let bytes = 0;
  let count = 0;
  for (reader.at++; json[reader.at] !== close;) {
    if (json[reader.at] === ',') reader.at++;
    if (close === '}') {
      bytes += textBytes(reader);
      reader.at++;
    }
    bytes += valueBytes(reader);
    count++;
  }
  reader.at++;
  return bytes + headerBytes(count);
}

function scalarBytes(token: string, origin: Origin): number {
  const first = token.charCodeAt(0);
  // t, f, n
  if (first > 0x39) return 1;
  const number = Number(token);
  if (/[.E]/.test(token)) return origin === 'evaluated' && Math.fround(number) === number ? 5 : 9;
  return number >= 0
    ? number < 0x80 ? 1 : number < 0x100 ? 2 : number < 0x1_0000 ? 3 : number < 0x1_0000_0000 ? 5 : 9
    : number >= -0x20 ? 1 : number >= -0x80 ? 2 : number >= -0x8000 ? 3 : number >= -0x8000_0000 ? 5 : 9;
}

const FREE = -1;
const FIRST_CAPACITY = 8;
const LOAD_FACTOR = 0.65;

/** The keys of an Int2IntHashMap: open addressing, linear probing; here one slot a key. */
class OffsetMap {
  #slots = new Int32Array(FIRST_CAPACITY).fill(FREE);
  size = 0;

  put(key: number): void {
    this.#insert(key);
    this.size++;
    if (this.size <= Math.trunc(this.#slots.length * LOAD_FACTOR)) return;
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2).fill(FREE);
    for (const each of before) if (each !== FREE) this.#insert(each);
  }

  #insert(key: number): void {
    const mask = this.#slots.length - 1;
    let slot = slotOf(key, mask);
    while (this.#slots[slot] !== FREE) slot = (slot + 1) & mask;
    this.#slots[slot] = key;
  }

  /** From the end, beginning before the chain that wraps around it, if one does. */
  visit(takeOut: (key: number) => boolean): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const stop = slots[mask] === FREE ? slots.length : slots.indexOf(FREE);
    let left = this.size;
    for (let at = stop + mask; at >= stop && left > 0; at--) {
      const slot = at & mask;
      const key = slots[slot] ?? FREE;
      if (key === FREE) continue;
      left--;
      if (!takeOut(key)) continue;
      slots[slot] = FREE;
      this.size--;
      this.#closeGap(slot, mask);
    }
  }

  /** Moves up whatever the gap would hide. */
  #closeGap(freed: number, mask: number): void {
    const slots = this.#slots;
    let gap = freed;
    for (let slot = (gap + 1) & mask; slots[slot] !== FREE; slot = (slot + 1) & mask) {
      const wanted = slotOf(slots[slot] as number, mask);
      if ((slot < wanted && (wanted <= gap || gap <= slot)) || (wanted <= gap && gap <= slot)) {
        slots[gap] = slots[slot] as number;
        slots[slot] = FREE;
        gap = slot;
      }
    }
  }
}

/** Agrona's `Hashing.evenHash`, as the number of a slot. */
function slotOf(key: number, mask: number): number {
  let hash = Math.imul((key >>> 16) ^ key, 0x119d_e1f3);
  hash = Math.imul((hash >>> 16) ^ hash, 0x119d_e1f3);
  hash = (hash >>> 16) ^ hash;
  return (((hash << 1) - (hash << 8)) & (mask * 2 + 1)) >>> 1;
}
