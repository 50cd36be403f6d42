import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { startProduct, type Product } from '../support/product.ts';

const CODE = '1.001193';
const PAGES = fileURLToPath(new URL('../../.web/designer/index.html', import.meta.url));

describe('the designer in a browser', function () {
  this.timeout(1_200_000);
  let product: Product, browser: Browser;

  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`      skipped: ${missing}`); this.skip(); }
    if (!existsSync(PAGES)) { console.log('      skipped: the pages are not built (npm run build:web)'); this.skip(); }
    product = await startProduct(wallClock);
    browser = await openBrowser();
  });
  after(async () => { await browser?.close(); await product?.close(); });

  async function signedIn(username: string): Promise<{ readonly page: Page; readonly failures: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    const { accounts } = await (await page.request.get(`${product.url}/api/session/options`)).json() as { accounts: { username: string; password: string }[] };
    const account = accounts.find((one) => one.username === username);
    expect((await page.request.post(`${product.url}/api/session`, { data: { username, password: account?.password } })).ok()).to.equal(true);
    return { page, failures };
  }
  const design = async (page: Page): Promise<{ deployedVersion: number; versions: { version: number; origin: string; runningDossiers: number }[] }> => (await page.request.get(`${product.url}/api/designer/procedures/${CODE}`)).json();
  async function receive(counter: Page): Promise<string> {
    const csrf = ((await (await counter.request.get(`${product.url}/api/me`)).json()) as { csrfToken: string }).csrfToken;
    const { facts } = await (await counter.request.get(`${product.url}/api/procedures/${CODE}`)).json() as { facts: { form: { id: string; type: string; pattern?: string; choices?: { value: string }[] }[]; components: { id: string; original: number; copies: number }[] } };
    const form = Object.fromEntries(facts.form.map(({ id, type, choices, pattern }) => [id, pattern ? '001099000001' : type === 'date' ? '2026-11-01' : type === 'number' ? 1 : type === 'boolean' ? false : choices?.[0]?.value ?? 'Trình Diễn']));
    const answer = await counter.request.post(`${product.url}/api/dossiers`, {
      headers: { 'x-csrf-token': csrf },
      data: {
        procedureCode: CODE, channel: 'counter', resultChannel: 'counter', copies: 1, form, idempotencyKey: `designer-test-${Date.now()}-${Math.random()}`,
        applicant: { name: 'Nguyễn Trình Diễn', identityNumber: '000000000001', address: 'Phường Trình Diễn', phone: '0900000000', kind: 'citizen' },
        components: facts.components.map(({ id, original, copies }) => ({ id, originals: original, copies })),
      },
    });
    expect(answer.status(), await answer.text()).to.be.lessThan(300);
    return ((await answer.json()) as { id: string }).id;
  }
  /** The version on which dossiers run is known once the engine has answered: asked again until then. */
  async function eventually<T>(what: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    for (let tried = 0; ; tried++) {
      const value = await what();
      if (holds(value) || tried === 150) return value;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('lets a reformer change a step, a leader approve it, and a new dossier take the new version while the old one stays on its own', async () => {
    // given: a dossier on version 1
    const reformer = await signedIn('caicach'), leader = await signedIn('lanhdao'), counter = await signedIn('tiepnhan');
    const on = (version: number, { versions }: Awaited<ReturnType<typeof design>>): number => versions.find((one) => one.version === version)?.runningDossiers ?? 0;
    await receive(counter.page);
    const open = ((await (await reformer.page.request.get(`${product.url}/api/designer/procedures`)).json()) as { code: string; runningDossiers: number }[]).find(({ code }) => code === CODE)?.runningDossiers ?? 0;
    // The demonstration's own dossier is one of them; each is claimed by its instance in its own time.
    const before = await eventually(() => design(reformer.page), (found) => on(1, found) === open);
    expect(on(1, before)).to.be.greaterThan(0);

    // when: the reformer halves the appraisal's time in the text twin, by keyboard, and submits
    const page = reformer.page;
    await page.goto(`${product.url}/designer/procedures/${CODE}`);
    await page.getByRole('button', { name: 'Lập bản thảo' }).click();
    await page.getByLabel('Tên bản thảo').fill('Rút ngắn thời gian thẩm định');
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    const minutes = page.getByLabel(/^Phút làm việc: Thẩm định/);
    await minutes.fill('75');
    await minutes.press('Enter');
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await page.getByRole('button', { name: 'Trình duyệt' }).click();
    await page.getByLabel('Nội dung trình').fill('Thẩm định nhanh hơn nhờ dữ liệu điện tử');
    await page.getByRole('dialog').getByRole('button', { name: 'Trình duyệt' }).click();
    await page.waitForURL(/\/review$/);
    const review = page.url();

    // then: the leader sees exactly this change, approves and deploys
    await leader.page.goto(review);
    await leader.page.getByText(/thời gian làm việc \d+ phút → 75 phút/).waitFor();
    expect(await leader.page.getByRole('heading', { name: 'Thay đổi (1)' }).count()).to.equal(1);
    expect(await page.getByRole('button', { name: 'Duyệt', exact: true }).count()).to.equal(0);
    if (process.env['SCREENSHOT_FOLDER']) await leader.page.screenshot({ path: `${process.env['SCREENSHOT_FOLDER']}/designer-review.png` });
    await leader.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await leader.page.getByRole('button', { name: 'Triển khai' }).click();
    await leader.page.locator('.page-head').getByText('Đã triển khai').waitFor();
    const deployed = await design(reformer.page);
    expect([deployed.deployedVersion, deployed.versions[0]?.origin]).to.deep.equal([2, 'designer']);

    // and: a new dossier runs on version 2, the first one still on version 1
    await receive(counter.page);
    const after = await eventually(() => design(reformer.page), (found) => on(2, found) >= 1);
    expect([on(1, after), on(2, after)]).to.deep.equal([on(1, before), 1]);
    expect([...reformer.failures, ...leader.failures]).to.deep.equal([]);
  });

  it('lets a reformer drop a paper and shorten a limit, on a ground and never beyond the law, and a new dossier ask for it no more', async () => {
    // given: a draft on its facts
    const reformer = await signedIn('caicach'), leader = await signedIn('lanhdao'), counter = await signedIn('tiepnhan');
    const facts = async (): Promise<{ components: { id: string; name: string; source: unknown }[]; channels: { channel: string; limit: { value: number; unit: string } }[] }> => ((await (await counter.page.request.get(`${product.url}/api/procedures/${CODE}`)).json()) as { facts: Awaited<ReturnType<typeof facts>> }).facts;
    const paper = (await facts()).components.find(({ source }) => source === 'applicant')!;
    const { page } = reformer;
    await page.goto(`${product.url}/designer/procedures/${CODE}`);
    await page.getByRole('button', { name: 'Lập bản thảo' }).click();
    await page.getByLabel('Tên bản thảo').fill('Bỏ một giấy tờ');
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await page.getByRole('tab', { name: 'Dữ kiện (0)' }).click();
    // when: a limit longer than the published one, and no ground
    await page.getByLabel(`Thay đổi: ${paper.name}`).selectOption('dropped');
    await page.getByLabel('Đơn vị thời hạn trực tiếp').selectOption('working-hour');
    await page.getByLabel('Thời hạn trực tiếp', { exact: true }).fill('9');
    // then: both are said, here and when it is to be submitted
    await page.getByText('Thời hạn trực tiếp dài hơn thời hạn công bố: chỉ được rút ngắn.').waitFor();
    await page.getByRole('tab', { name: /^Kiểm tra: 2 lỗi/ }).waitFor();
    await page.getByRole('button', { name: 'Trình duyệt' }).click();
    await page.getByRole('dialog').getByText('Thay đổi dữ kiện cần căn cứ').click();
    // when: they are put right; unsaved facts survive a reload
    await page.route('**/api/designer/drafts/**', (route) => route.request().method() === 'PUT' ? route.abort() : route.continue());
    await page.getByLabel('Thời hạn trực tiếp', { exact: true }).fill('4');
    await page.getByLabel('Căn cứ thay đổi dữ kiện').fill('Quyết định 12/QĐ-UBND');
    await page.getByText('Chưa lưu được – giữ trên máy này').waitFor();
    await page.unroute('**/api/designer/drafts/**');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('Đã khôi phục phần bạn sửa').waitFor();
    await page.getByRole('tab', { name: 'Dữ kiện (2)' }).click();
    expect(await page.getByLabel('Căn cứ thay đổi dữ kiện').inputValue()).to.equal('Quyết định 12/QĐ-UBND');
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await page.getByRole('button', { name: 'Trình duyệt' }).click();
    await page.getByLabel('Nội dung trình').fill('Giấy tờ không còn cần');
    await page.getByRole('dialog').getByRole('button', { name: 'Trình duyệt' }).click();
    await page.waitForURL(/\/review$/);
    // then: the leader sees both changes in words and numbers, with the ground, approves and deploys
    await leader.page.goto(page.url());
    await leader.page.getByText(`Bỏ giấy tờ "${paper.name}"`).waitFor();
    await leader.page.getByText('Thời hạn khi nộp trực tiếp: trong ngày → 4 giờ làm việc').waitFor();
    expect(await leader.page.getByRole('heading', { name: 'Thay đổi (2)' }).count()).to.equal(1);
    expect(await leader.page.getByText('Quyết định 12/QĐ-UBND').first().isVisible()).to.equal(true);
    const open = await receive(counter.page);
    await leader.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await leader.page.getByRole('button', { name: 'Triển khai' }).click();
    await leader.page.locator('.page-head').getByText('Đã triển khai').waitFor();
    // and: the counter asks for it no more; the dossier received before keeps its list
    const now = await facts();
    expect(now.components.map(({ id }) => id)).to.not.include(paper.id);
    expect(now.channels.find(({ channel }) => channel === 'counter')?.limit).to.include({ value: 4, unit: 'working-hour' });
    const papersOf = async (id: string): Promise<readonly string[]> => ((await (await counter.page.request.get(`${product.url}/api/dossiers/${id}`)).json()) as { components: { id: string }[] }).components.map((each) => each.id);
    expect(await papersOf(open)).to.include(paper.id);
    expect(await papersOf(await receive(counter.page))).to.not.include(paper.id);
    expect([...reformer.failures, ...leader.failures]).to.deep.equal([]);
  });

  it('lets a reader leave a comparison that is still being drawn', async () => {
    // given: a page whose animation frames come late, as on a busy computer
    const { page, failures } = await signedIn('lanhdao');
    await page.addInitScript({ content: `
      const late = [];
      window.requestAnimationFrame = (callback) => late.push(callback);
      window.cancelAnimationFrame = (handle) => { late[handle - 1] = () => undefined; };
      window.showFrames = () => { for (const callback of [...late]) callback(performance.now()); };
    ` });
    const reviewed = ((await (await page.request.get(`${product.url}/api/designer/procedures/${CODE}`)).json()) as { drafts: { id: string; state: string }[] }).drafts.find(({ state }) => state === 'deployed')!;
    await page.goto(`${product.url}/designer/drafts/${reviewed.id}/review`);
    await page.locator('.comparison-diagrams .djs-visual').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.comparison-diagrams .djs-container').length === 2);
    // when: the page is left through its own link, and the frames come after that
    await page.locator('.page-head a').first().click();
    await page.locator('.comparison-diagrams').waitFor({ state: 'detached' });
    await page.evaluate('window.showFrames()');
    // then
    expect(failures).to.deep.equal([]);
  });

  it('puts unsaved work back after a reload, and refuses to submit a step without a role, naming it', async () => {
    // given
    const { page } = await signedIn('caicach');
    await page.goto(`${product.url}/designer/procedures/${CODE}`);
    await page.getByRole('button', { name: 'Lập bản thảo' }).click();
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    const name = page.getByLabel('Bước 1', { exact: true });
    await name.waitFor();
    // when: the network goes before the save, and the page is loaded again
    await page.route('**/api/designer/drafts/**', (route) => route.request().method() === 'PUT' ? route.abort() : route.continue());
    await name.fill('Tên chưa kịp lưu');
    await name.press('Enter');
    await page.getByText('Chưa lưu được – giữ trên máy này').waitFor();
    await page.unroute('**/api/designer/drafts/**');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    // then
    await page.getByText('Đã khôi phục phần bạn sửa').waitFor();
    expect(await page.getByLabel('Bước 1', { exact: true }).inputValue()).to.equal('Tên chưa kịp lưu');
    // when: a step is taken out, the way closes behind it; when a step loses its role, that is an error
    await page.getByText(/^Đã lưu lúc/).waitFor();
    const role = page.getByLabel('Vai trò: Tên chưa kịp lưu');
    await role.selectOption('');
    await page.getByRole('tab', { name: /^Kiểm tra: 1 lỗi/ }).waitFor();
    await page.getByRole('button', { name: 'Trình duyệt' }).click();
    await page.getByRole('dialog').getByText('Bước "Tên chưa kịp lưu" chưa chọn vai trò xử lý.').waitFor();
    // then: taking the step out heals the model again
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('button', { name: /^Bỏ bước Tên chưa kịp lưu/ }).click();
    await page.getByRole('tab', { name: /^Kiểm tra: 0 lỗi/ }).waitFor();
  });
});
