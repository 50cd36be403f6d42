import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { DossierSummary, Page as ListPage, ProcedureView, Received, TaskSummary } from '../../desk/api/contract.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { signIn } from '../demo/officer.ts';
import { seriousViolations } from '../support/axe.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { dossierWhen, read, seatOfficer } from '../support/desk-officer.ts';
import { startProduct, type Product } from '../support/product.ts';
import { filledReception } from './api/filled-reception.ts';

interface Seen { readonly who: string; readonly path: string; readonly ready: string; /** A button that opens a dialog. */ readonly opens?: RegExp }

/** Every page, by somebody who has it; `ready` is what it shows once it is there. */
const PAGES: readonly Seen[] = [
  { who: 'tiepnhan', path: '/receive', ready: '[role=option]' },
  { who: 'tiepnhan', path: '/receive?procedure=1.001193', ready: '[name="applicant.name"]' },
  { who: 'tiepnhan', path: '/inbox', ready: 'tbody tr' },
  { who: 'tiepnhan', path: '/dossiers', ready: 'tbody tr' },
  { who: 'tiepnhan', path: '/dossiers?q=khong-co', ready: '.pager' },
  { who: 'tiepnhan', path: '/dossiers/{dossier}', ready: '.tabs', opens: /^(Rút hồ sơ|Dừng)/ },
  { who: 'tiepnhan', path: '/dossiers/{dossier}?tab=clock', ready: '.tab-panel' },
  { who: 'tiepnhan', path: '/dossiers/{dossier}?tab=history', ready: '.tab-panel' },
  { who: 'tiepnhan', path: '/dossiers/{dossier}?tab=diagram', ready: '.djs-shape' },
  { who: 'tiepnhan', path: '/tasks/{task}', ready: '[role=radio], [type=radio]' },
  { who: 'tiepnhan', path: '/nowhere', ready: 'h1' },
  { who: 'tiepnhan', path: '/procedures?q=khai%20sinh', ready: 'tbody tr' },
  { who: 'caicach', path: '/procedures/1.001193', ready: '.djs-shape' },
  { who: 'caicach', path: '/procedures/1.000080', ready: '.djs-shape' },
  { who: 'caicach', path: '/completion', ready: 'tbody tr' },
  { who: 'caicach', path: '/document-kinds', ready: 'tbody tr', opens: /^Chọn loại cho/ },
  { who: 'caicach', path: '/once-only', ready: 'tbody tr', opens: /^Lập bản thảo cho/ },
  { who: 'caicach', path: '/procedures/1.013225', ready: '.djs-shape', opens: /^Lập bản thảo/ },
  { who: 'caicach', path: '/procedures/1.000603', ready: '.cost tbody tr', opens: /^Đặt tham số/ },
  { who: 'quanly', path: '/portfolio', ready: '.portfolio tbody tr' },
  { who: 'vanthu', path: '/inbox', ready: '.list-box, .empty' },
  { who: 'quanly', path: '/board', ready: '.tiles' },
  { who: 'lanhdao', path: '/delegations', ready: 'tbody tr', opens: /^Ủy quyền…/ },
  { who: 'quantri', path: '/admin/rules', ready: 'tbody tr', opens: /^Đổi cho phạm vi/ },
  { who: 'quantri', path: '/admin/calendars', ready: '.tabs' },
  { who: 'quantri', path: '/admin/accounts', ready: 'tbody tr', opens: /^Sửa tài khoản/ },
  { who: 'quantri', path: '/admin/jobs', ready: 'h2' },
  { who: 'quantri', path: '/admin/outbox', ready: '.panel, tbody tr' },
  { who: 'quantri', path: '/admin/log', ready: '.panel, tbody tr' },
  { who: 'caicach', path: '/designer/', ready: 'h1' },
  { who: 'caicach', path: '/designer/procedures/1.001193', ready: '.djs-shape' },
];
const WITHOUT_SIGN_IN = ['/', '/lookup', '/lookup?code=000.01.99.H99-000000-0000', '/first-administrator'];

describe('the pages, for those who use no mouse or no eyes', function () {
  this.timeout(900_000);
  let product: Product | undefined;
  let browser: Browser | undefined;
  const seats = new Map<string, Page>();
  const ids = { dossier: '', task: '' };

  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    product = await startProduct(wallClock);
    browser = await openBrowser();
    const counter = await signIn(product.url, 'tiepnhan', 'trinh-dien');
    const { id, code } = await counter.post<Received>('/api/dossiers', filledReception((await counter.get<ProcedureView>('/api/procedures/1.001193')).facts));
    const page = await seat('tiepnhan');
    await dossierWhen(page, code, ({ tasks }) => tasks.some(({ kind, state }) => kind === 'user-task' && state === 'open'));
    const mine = (await read<ListPage<TaskSummary>>(page, '/api/tasks?view=all')).items.find(({ dossierId, mayComplete }) => dossierId === id && mayComplete);
    Object.assign(ids, { dossier: (await read<ListPage<DossierSummary>>(page, `/api/dossiers?q=${code}`)).items[0]!.id, task: mine!.id });
  });
  after(async () => { await browser?.close(); await product?.close(); });

  const seat = async (who: string): Promise<Page> => {
    const page = seats.get(who) ?? (await seatOfficer(browser!, product!.url, who)).page;
    seats.set(who, page);
    return page;
  };
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(product!.url + path.replace(/\{(dossier|task)\}/, (_whole, key: 'dossier' | 'task') => ids[key]));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  };

  for (const { who, path, ready, opens } of PAGES) {
    it(`have nothing serious on ${path} as ${who}`, async () => {
      const page = await seat(who);
      await go(page, path);
      await page.locator(ready).first().waitFor({ state: 'attached' });
      expect(await seriousViolations(page)).to.deep.equal([]);
      if (!opens) return;
      await page.getByRole('button', { name: opens }).first().press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await seriousViolations(page), 'in its dialog').to.deep.equal([]);
      await page.keyboard.press('Escape');
    });
  }

  for (const path of WITHOUT_SIGN_IN) {
    it(`have nothing serious on ${path} before anybody has signed in`, async () => {
      const page = await browser!.newPage();
      await go(page, path);
      await page.locator('form, .notice').first().waitFor();
      expect(await seriousViolations(page)).to.deep.equal([]);
      await page.close();
    });
  }
});
