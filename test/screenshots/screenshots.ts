import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { DossierSummary, Page as ListPage, ProcedureSummary, ProcedureView, Received } from '../../desk/api/contract.ts';
import { createSteppingClock } from '../../engine/time/stepping-clock.ts';
import { fillForm } from '../demo/dossier-mix.ts';
import { createRandom } from '../demo/random.ts';
import { signIn } from '../demo/officer.ts';
import { openBrowser } from '../support/browser.ts';
import { read, seatOfficer, typeThrough } from '../support/desk-officer.ts';
import { mochaGlobalSetup as startPostgres, mochaGlobalTeardown as stopPostgres } from '../support/global.ts';
import { startProduct } from '../support/product.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const DOSSIERS = 24;
const SEED = 7;
/** A Monday morning; the second round of pictures is taken on Wednesday afternoon, when some terms are over. */
const MONDAY = Date.parse('2026-11-30T09:00:00+07:00');
const WEDNESDAY = Date.parse('2026-12-02T14:30:00+07:00');

/** Writes the desk's pages, filled with demonstration dossiers, into docs/screenshots. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await startPostgres();
  const clock = createSteppingClock(MONDAY);
  const product = await startProduct(clock);
  clock.addGate(() => product.quiet());
  const browser = await openBrowser();
  const take = async (shots: readonly Shot[]): Promise<void> => { for (const shot of shots) await takeShot(browser, product.url, shot); };
  try {
    await receiveSome(product.url);
    await clock.advanceTo(MONDAY + 60_000);
    await take(MONDAY_SHOTS);
    await clock.advanceTo(WEDNESDAY);
    await take(WEDNESDAY_SHOTS);
  } finally {
    await browser.close();
    await product.close();
    await stopPostgres();
  }
}

async function takeShot(browser: Browser, url: string, { name, username, path, prepare }: Shot): Promise<void> {
  const { page } = await seatOfficer(browser, url, username);
  await page.goto(url + (typeof path === 'string' ? path : await path(page)));
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await prepare?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  console.log(`docs/screenshots/${name}.png`);
  await page.context().close();
}

interface Shot { readonly name: string; readonly username: string; readonly path: string | ((page: Page) => Promise<string>); readonly prepare?: (page: Page) => Promise<void> }

const someDossier = (tab: string) => async (page: Page): Promise<string> => {
  const { items } = await read<ListPage<DossierSummary>>(page, '/api/dossiers?clock=open&size=100');
  const shown = items.find(({ currentStep, procedureCode }) => currentStep && procedureCode === '1.001193') ?? items[0];
  return `/dossiers/${shown?.id ?? ''}${tab}`;
};
const whenDrawn = async (page: Page): Promise<void> => { await page.locator('.diagram svg .djs-shape').first().waitFor(); };

const MONDAY_SHOTS: readonly Shot[] = [
  { name: 'desk-find-procedure', username: 'tiepnhan', path: '/receive', prepare: async (page) => { await typeThrough(page, ['khai sinh']); await page.getByRole('option').first().waitFor(); } },
  { name: 'desk-receive', username: 'tiepnhan', path: '/receive?procedure=1.001193', prepare: async (page) => { await page.locator('.due-date').filter({ hasText: '20' }).waitFor(); } },
  { name: 'desk-inbox', username: 'tiepnhan', path: '/inbox', prepare: async (page) => { await page.locator('tbody tr').first().waitFor(); await typeThrough(page, ['j']); } },
  { name: 'desk-inbox-specialist', username: 'thuly', path: '/inbox' },
  { name: 'desk-dossiers', username: 'motcua', path: '/dossiers' },
  { name: 'desk-dossier', username: 'tiepnhan', path: someDossier('') },
  { name: 'desk-dossier-clock', username: 'tiepnhan', path: someDossier('?tab=clock') },
  { name: 'desk-dossier-process', username: 'tiepnhan', path: someDossier('?tab=diagram'), prepare: whenDrawn },
  { name: 'desk-rules', username: 'quantri', path: '/admin/rules' },
  { name: 'desk-calendars', username: 'quantri', path: '/admin/calendars' },
  { name: 'designer-procedures', username: 'caicach', path: '/designer/' },
  { name: 'designer-before-after', username: 'caicach', path: '/designer/procedures/1.001193', prepare: async (page) => { await page.locator('.djs-shape').first().waitFor(); } },
  { name: 'designer-draft', username: 'caicach', path: '/designer/procedures/1.001193', prepare: async (page) => {
    await page.getByRole('button', { name: 'Lập bản thảo' }).click();
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await page.getByLabel(/^Phút làm việc: Thẩm định/).waitFor();
    await page.locator('.djs-shape').first().waitFor();
  } },
];
const WEDNESDAY_SHOTS: readonly Shot[] = [
  { name: 'desk-board', username: 'quanly', path: '/board', prepare: async (page) => { await page.locator('tbody tr').first().waitFor(); } },
  { name: 'desk-breach-clock', username: 'motcua', path: async (page) => `/dossiers/${(await read<ListPage<DossierSummary>>(page, '/api/dossiers?clock=overdue&size=100')).items.at(-1)?.id ?? ''}?tab=clock` },
];

/** Dossiers of every procedure that the ward's counter takes, received over HTTP. */
async function receiveSome(url: string): Promise<void> {
  const random = createRandom(SEED);
  const officer = await signIn(url, 'tiepnhan', 'trinh-dien');
  const procedures = (await officer.get<ProcedureSummary[]>('/api/procedures')).filter(({ receivable }) => receivable);
  for (let serial = 1; serial <= DOSSIERS; serial++) {
    const { code } = random.pick(procedures);
    const view = await officer.get<ProcedureView>(`/api/procedures/${code}`);
    await officer.post<Received>('/api/dossiers', fillForm(view, random, serial, '2026-11-01')).catch((refused: unknown) => console.log(`${code}: ${String(refused)}`));
  }
}

await main();
process.exit(0);
