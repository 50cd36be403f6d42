import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { DocumentNames } from '../../desk/api/contract.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { read, seatOfficer, type DeskOfficer } from '../support/desk-officer.ts';
import { startProduct, type Product } from '../support/product.ts';

describe('reform staff at the catalogue', function () {
  this.timeout(600_000);
  let product: Product | undefined;
  let browser: Browser | undefined;
  let staff: DeskOfficer, page: Page;
  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    product = await startProduct(wallClock);
    browser = await openBrowser();
    staff = await seatOfficer(browser, product.url, 'caicach');
    page = staff.page;
  });
  after(async () => { await browser?.close(); await product?.close(); });
  const go = async (path: string): Promise<void> => { await page.goto(product!.url + path); };

  it('settle of which kind a document is by keyboard; the row stays where it is', async () => {
    const { items } = await read<DocumentNames>(page, '/api/document-kinds?state=doubtful');
    const first = items.find(({ rule }) => rule)!;
    await go(`/document-kinds?state=doubtful&q=${encodeURIComponent(first.name.slice(0, 150))}`);
    const row = page.getByRole('row').filter({ hasText: first.name });
    await row.getByRole('button', { name: /^Đúng là/ }).press('Enter');
    await row.getByText('Trình Diễn Cải cách').waitFor();
    await row.getByRole('button', { name: 'Bỏ quyết định' }).press('Enter');
    await row.getByRole('button', { name: /^Đúng là/ }).waitFor();
    // a kind of its own
    await row.getByRole('button', { name: /^Chọn loại/ }).press('Enter');
    await page.getByRole('dialog').getByRole('radio', { name: 'Một loại riêng, danh mục chưa có' }).press('Space');
    await page.getByLabel('Tên loại (tiếng Việt)').fill('Giấy tờ thử nghiệm');
    await page.getByLabel('Tên loại (tiếng Anh)').fill('Paper of a test');
    await page.getByRole('button', { name: 'Ghi quyết định' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const decided = (await read<DocumentNames>(page, '/api/document-kinds?state=decided')).items;
    expect(decided.map(({ name, decision }) => [name, decision?.kind])).to.deep.equal([[first.name, 'own-giay-to-thu-nghiem']]);
    expect(staff.errors).to.deep.equal([]);
  });

  it('make a draft of what can be looked up, and see it in the list', async () => {
    await go('/once-only?state=ready');
    const begin = page.getByRole('button', { name: /^Lập bản thảo cho/ }).first();
    const procedure = (await begin.getAttribute('aria-label'))!.replace('Lập bản thảo cho ', '');
    await begin.press('Enter');
    await page.getByRole('dialog').getByRole('checkbox', { checked: true }).first().waitFor();
    await page.getByRole('button', { name: 'Lập bản thảo và mở' }).press('Enter');
    await page.waitForURL(/\/designer\/drafts\/[0-9a-f-]{36}$/);
    await page.getByRole('tab', { name: /^Dữ kiện \([1-9]/ }).waitFor();
    await go('/once-only?state=drafted');
    await page.getByRole('rowheader').filter({ hasText: procedure }).waitFor();
    await page.getByRole('link', { name: /^Dùng dữ liệu thay giấy tờ/ }).first().waitFor();
    expect(staff.errors).to.deep.equal([]);
  });

  it('find what is meant, and narrow it by level', async () => {
    await go('/procedures?q=khai%20sinh');
    await page.getByRole('link', { name: 'Thủ tục đăng ký khai sinh', exact: true }).waitFor();
    const near = await page.getByRole('row').count();
    await page.getByRole('button', { name: /^Hiện thêm/ }).press('Enter');
    await page.getByRole('button', { name: 'Chỉ hiện kết quả sát nhất' }).waitFor();
    expect(await page.getByRole('row').count()).to.be.greaterThan(near);
    await go('/procedures?q=khai%20sinh&level=province');
    await page.getByRole('button', { name: 'Bỏ lọc' }).waitFor();
    expect(await page.getByRole('row').count()).to.be.lessThan(near);
  });
});
