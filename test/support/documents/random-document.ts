import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';

const LETTERS = ['a', 'b', 'x', 'y', 'zz', 'value', 'Ngày', 'đơn', '_', 'é', '😀', 'a b'];

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.between(0, 9)).join('');

/** Whole numbers of all lengths, fractions of all sizes and spellings. */
function number(random: Random): string {
  const sign = random.chance(0.3) ? '-' : '';
  const whole = String(BigInt(digits(random, random.between(1, 18))));
  switch (random.between(0, 6)) {
    case 0: return sign + whole;
    case 1: return random.pick(['0', '127', '128', '255', '256', '65535', '65536', '4294967295', '4294967296', '-1', '-32', '-33', '-128', '-129', '-32769', '-2147483649']);
    case 2: return random.pick(['9007199254740991', '9007199254740992', '9007199254740993', '9223372036854775807', '-9223372036854775808', '9223372036854775808', '18446744073709551615']);
    case 3: return `${sign}${whole}.${digits(random, random.between(1, 20))}`;
    case 4: return `${sign}${random.between(0, 99)}.${random.pick(['0', '00', '5', '50', '25', '000001', '0000000001'])}`;
    case 5: return `${sign}${random.between(0, 9)}${random.pick(['', '.0', '.5', `.${digits(random, 17)}`])}${random.pick(['e', 'E', 'e+', 'E-', 'e-'])}${random.between(0, 290)}`;
    default: return `${sign}0.${'0'.repeat(random.between(0, 9))}${digits(random, random.between(1, 17))}`;
  }
}

function value(random: Random, depth: number): string {
  const dice = random.next();
  if (dice < 0.5) return number(random);
  if (dice < 0.6) return random.pick(['null', 'true', 'false']);
  if (dice < 0.75 || depth === 0) return JSON.stringify(random.pick(['', 'x', '1.0', ': 1e3,', 'ế'.repeat(random.between(1, 100)), 'a\n"\\', '{"b":1,"1":2}', 'x'.repeat(random.between(20, 300))]));
  const items = Array.from({ length: random.between(0, 4) }, () => value(random, depth - 1));
  if (dice < 0.87) return `[${items.join(random.pick([',', ' , ']))}]`;
  const names = ['b', '10', '9', 'a', '__proto__', '01'].slice(random.between(0, 2));
  return `{${items.map((item, index) => `"${names[index] ?? 'n'}":${item}`).join(',')}}`;
}

/** JSON text of a document with so many variables, the same for the same seed. No name comes twice, none is an index. */
export function randomDocument(seed: number, count: number): string {
  const random = createRandom(seed);
  const names = new Set<string>();
  while (names.size < count) names.add(Array.from({ length: random.between(1, 3) }, () => random.pick(LETTERS)).join('') + (random.chance(0.3) ? digits(random, 2) : ''));
  return `{${[...names].map((name) => `${JSON.stringify(name)}:${value(random, 3)}`).join(random.pick([',', ', ', ',\n']))}}`;
}
