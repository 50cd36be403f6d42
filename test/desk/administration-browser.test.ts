import { expect } from 'chai';
import type { Knex } from 'knex';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Delegations, ProcedureView, ReceiveDossier, Received } from '../../desk/api/contract.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { signIn } from '../demo/officer.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { dossierWhen, read, seatOfficer, typeThrough, type DeskOfficer } from '../support/desk-officer.ts';
import { startProduct, type Product } from '../support/product.ts';
import { filledReception } from './api/filled-reception.ts';

/** Farther than any control of a page is from its beginning. */
const MOST_TABS = 80;

describe('administration in the browser, by keyboard', function () {
  this.timeout(600_000);
  let product: Product | undefined;
  let browser: Browser | undefined;
  let db: Knex | undefined;
  const seated: DeskOfficer[] = [];

  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    product = await startProduct(wallClock, { app: { logLevel: 'silent' } });
    db = openDatabase(product.databaseUrl);
    browser = await openBrowser();
  });
  after(async () => { await browser?.close(); await db?.destroy(); await product?.close(); });
  afterEach(() => { expect(seated.flatMap(({ errors }) => errors)).to.deep.equal([]); });

  const pageOf = async (username: string, path: string): Promise<Page> => {
    const officer = await seatOfficer(browser!, product!.url, username);
    seated.push(officer);
    await officer.page.goto(product!.url + path);
    return officer.page;
  };

  it('delegates signing at the one-stop and ends it with a reason', async () => {
    // given
    const page = await pageOf('lanhdao', '/delegations');
    await tabTo(page, page.getByRole('button', { name: 'Ủy quyền…' }));
    // when the field is delegated to one officer, from today
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'Thủ tục', exact: true }));
    await page.keyboard.press('ArrowRight');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /Lĩnh vực/ }));
    await choose(page, 'Hộ tịch');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /Người được ủy quyền/ }));
    await choose(page, 'Trình Diễn Thụ lý');
    await tabTo(page, page.getByLabel(/Căn cứ/));
    await typeThrough(page, ['Quyết định số 7/QĐ-UBND', 'Enter']);
    // then
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const row = page.locator('tbody tr').filter({ hasText: 'Quyết định số 7/QĐ-UBND' });
    await row.getByText('Đang hiệu lực').waitFor();
    expect(await row.innerText()).to.contain('Trình Diễn Thụ lý').and.contain('Trình Diễn Lãnh đạo');
    // when it is ended
    await tabTo(page, row.getByRole('button'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel(/Lý do/).waitFor();
    await typeThrough(page, ['Hết đợt cao điểm', 'Tab', 'Tab', 'Enter']);
    // then it stays in the list, with who ended it and why
    await row.getByText('Đã chấm dứt').waitFor();
    expect(await row.innerText()).to.contain('Hết đợt cao điểm');
    expect((await read<Delegations>(page, '/api/delegations')).delegations.filter(({ state }) => state === 'revoked')).to.have.length(1);
    // and the head of the one-stop may only look
    const head = await pageOf('motcua', '/delegations');
    await head.locator('tbody tr').filter({ hasText: 'Quyết định số 7/QĐ-UBND' }).waitFor();
    expect(await head.getByRole('button', { name: /Ủy quyền…|Chấm dứt/ }).count()).to.equal(0);
  });

  it('says beside the field why a delegation is refused', async () => {
    const page = await pageOf('lanhdao', '/delegations');
    await tabTo(page, page.getByRole('button', { name: 'Ủy quyền…' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /Thủ tục/ }));
    await choose(page, '2.000815');
    await tabTo(page, page.getByLabel(/Căn cứ/));
    await typeThrough(page, ['Trùng', 'Enter']);
    await page.getByRole('dialog').getByText('Trùng thời gian với một ủy quyền còn hiệu lực').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows a failing step with its error, counts it, and tries it at once', async () => {
    // given: the look-up cannot write its result
    const counter = await signIn(product!.url, 'tiepnhan', 'trinh-dien');
    await db!.raw('alter table desk.register_lookup rename to register_lookup_away');
    const received = await counter.post<Received>('/api/dossiers', withoutPapers((await counter.get<ProcedureView>('/api/procedures/1.001193')).facts));
    // when
    const page = await pageOf('quantri', '/admin/jobs');
    const row = page.locator('tbody tr').filter({ hasText: received.code });
    await row.waitFor();
    // then
    expect(await row.innerText()).to.contain('register_lookup').and.contain('once-only-lookup');
    await page.reload();
    await page.getByRole('img', { name: '1 việc cần xử lý' }).waitFor();
    expect(await (await fetch(`${product!.url}/api/health`)).text()).to.contain('1 failing');
    // when the cause is mended while the next try is far away, and nobody wants to wait
    await db!.raw(`update desk.failing_job set next_at = next_at + interval '1 hour'`);
    await db!.raw('alter table desk.register_lookup_away rename to register_lookup');
    await tabTo(page, row.getByRole('button'));
    await page.keyboard.press('Enter');
    // then
    await page.getByText('Không có bước nào đang lỗi.').waitFor();
    const desk = await pageOf('tiepnhan', '/dossiers');
    await dossierWhen(desk, received.code, ({ tasks }) => tasks.some(({ state }) => state === 'open'));
  });

  it('changes an agency, and the log says who did it', async () => {
    const page = await pageOf('quantri', '/admin/accounts');
    const change = page.getByRole('button', { name: 'Sửa cơ quan Sở Xây dựng tỉnh Trình Diễn' });
    await change.waitFor();
    await tabTo(page, change);
    await page.keyboard.press('Enter');
    await page.getByLabel(/Tên tiếng Việt/).waitFor();
    await typeThrough(page, ['Control+a', 'Sở Xây dựng (đổi tên)', 'Enter']);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sửa cơ quan Sở Xây dựng (đổi tên)' }).waitFor();
    await page.goto(`${product!.url}/admin/log`);
    const entry = page.locator('tbody tr').filter({ hasText: 'Sửa cơ quan' }).first();
    expect(await entry.innerText()).to.contain('Trình Diễn Quản trị').and.contain('Sở Xây dựng (đổi tên)');
  });
});

/** Tab after Tab until it has the focus: what cannot be reached so cannot be used without a mouse. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  const focused = () => control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  for (let n = 0; n < MOST_TABS && !(await focused()); n++) await page.keyboard.press('Tab');
  expect(await focused(), await control.innerText()).to.equal(true);
}

/** Opens the select that has the focus and goes down to the option with this text. */
async function choose(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  const wanted = page.getByRole('option', { name: text }).and(page.locator('[data-focused]'));
  for (let n = 0; n < MOST_TABS && await wanted.count() === 0; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Whatever a register holds is looked up there. */
const withoutPapers = (facts: ProcedureFacts): ReceiveDossier => ({ ...filledReception(facts), components: [] });
