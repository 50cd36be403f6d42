import { performance } from 'node:perf_hooks';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { createApiFixture } from '../desk/api/api-fixture.ts';
import { mochaGlobalSetup, mochaGlobalTeardown } from '../support/global.ts';

/**
 * `npm run bench:search -- [SEED]`: 600 searches drawn by seed from names, codes and authorities of the whole catalogue, a third without diacritics and a fifth with a
 * typing error, through the API in this process; milliseconds by the clock and of CPU, after the index is there.
 */
const QUERIES = 600;
let state = Number(process.argv[2] ?? 2026);
/** mulberry32 */
const random = (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const below = (n: number): number => Math.floor(random() * n);
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const mistyped = (text: string): string => { const at = below(text.length - 1); return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2); };

await mochaGlobalSetup();
const api = await createApiFixture();
const officer = await api.signIn('tiepnhan');
const catalogue = [...loadCompiled().national.values()];
const query = (): string => {
  const { code, imported } = catalogue[below(catalogue.length)]!;
  const words = imported!.name.split(/\s+/);
  const from = below(Math.max(1, words.length - 3));
  const text = random() < 0.1 ? code : words.slice(from, from + 2 + below(3)).join(' ');
  const written = random() < 1 / 3 ? plain(text) : text;
  return random() < 0.2 && written.length > 4 ? mistyped(written) : written;
};
const at = (sorted: readonly number[], share: number): number => Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!) / 10;
for (const route of ['/api/procedure-search', '/api/procedures']) {
  await officer.get(`${route}?q=khai%20sinh`);
  const clock: number[] = [], cpu: number[] = [];
  for (let done = 0; done < QUERIES; done++) {
    const url = `${route}?${new URLSearchParams({ q: query() })}`;
    const [from, used] = [performance.now(), process.cpuUsage()];
    const { status } = await officer.get(url);
    const { user, system } = process.cpuUsage(used);
    clock.push(performance.now() - from);
    cpu.push((user + system) / 1_000);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
  }
  for (const some of [clock, cpu]) some.sort((a, b) => a - b);
  console.log(JSON.stringify({ route, queries: QUERIES, procedures: catalogue.length, clockMs: { p50: at(clock, 0.5), p95: at(clock, 0.95), max: at(clock, 1) }, cpuMs: { p50: at(cpu, 0.5), p95: at(cpu, 0.95) } }));
}
await api.close();
await mochaGlobalTeardown();
process.exit(0);
