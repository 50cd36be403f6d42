import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { DossierView, Me, SignInOptions } from '../../desk/api/contract.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { dossierWhen, read, typeThrough } from '../support/desk-officer.ts';
import { seriousViolations } from '../support/axe.ts';
import { clearStarted, newFolder, ready, startWith, stop, type StartedProduct } from '../support/started-product.ts';

const SCREEN = { viewport: { width: 1366, height: 768 }, locale: 'vi-VN' } as const;
const ADMINISTRATOR = { username: 'quantri', password: 'mot mat khau that dai', name: 'Nguyễn Quản Trị' } as const;
const COUNTER = { username: 'can.bo', name: 'Trần Tiếp Nhận' } as const;
const CODE_PART = '000.21.08.H26';

describe('a production system, from the one-time token to the first dossier', function () {
  this.timeout(900_000);
  let browser: Browser | undefined;
  let product: StartedProduct | undefined;
  let password = '';

  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    browser = await openBrowser();
    product = await startWith(newFolder(), { NODE_ENV: 'production' });
    await ready(product);
  });
  after(async () => {
    await browser?.close();
    if (product) await stop(product);
    clearStarted();
  });
  const newPage = async (): Promise<Page> => {
    const page = await (await browser!.newContext(SCREEN)).newPage();
    page.setDefaultTimeout(90_000);
    return page;
  };

  it('has no demonstration data and no accounts', async () => {
    expect(product!.text()).to.not.contain('trinh-dien');
    const options = (await (await fetch(`${product!.url}/api/session/options`)).json()) as SignInOptions;
    expect(options).to.deep.include({ demonstrationMode: false, firstAdministratorNeeded: true, accounts: [] });
  });

  it('makes its first administrator with the printed token, once', async () => {
    const link = /\/first-administrator\?token=\S+/.exec(product!.text())![0];
    const page = await newPage();
    await page.goto(product!.url + link);
    await page.locator('[name=token]').waitFor();
    expect(await seriousViolations(page)).to.deep.equal([]);
    await page.locator('[name=token]').focus();
    await typeThrough(page, ['Tab', ADMINISTRATOR.name, 'Tab', ADMINISTRATOR.username, 'Tab', ADMINISTRATOR.password, 'Tab', 'UBND phường Thử Nghiệm', 'Tab', 'phuong-thu-nghiem', 'Tab', CODE_PART, 'Tab']);
    await choose(page, 'UBND cấp xã');
    await page.keyboard.press('Tab');
    await choose(page, 'Xã, phường');
    await typeThrough(page, ['Tab', 'Enter']);
    await page.getByRole('button', { name: 'Thêm tài khoản' }).waitFor();
    expect(await read<Me>(page, '/api/me')).to.deep.include({ username: ADMINISTRATOR.username, roles: ['administrator'], demonstrationMode: false });
    // and no second one
    await page.context().clearCookies();
    await page.goto(product!.url + link);
    await page.getByText('Hệ thống đã có quản trị viên').waitFor();
    expect(await page.locator('form').count()).to.equal(0);
    expect((await (await fetch(`${product!.url}/api/session/options`)).json() as SignInOptions).firstAdministratorNeeded).to.equal(false);
  });

  it('gives an officer an account whose password is shown once', async () => {
    const page = await newPage();
    await signIn(page, ADMINISTRATOR.username, ADMINISTRATOR.password);
    await page.goto(`${product!.url}/admin/accounts`);
    await page.getByRole('button', { name: 'Thêm tài khoản' }).press('Enter');
    await page.getByRole('dialog').locator('[name=name]').waitFor();
    await typeThrough(page, [COUNTER.name, 'Tab', COUNTER.username, 'Tab']);
    await choose(page, 'UBND phường Thử Nghiệm');
    for (const role of ['Công chức tiếp nhận và trả kết quả', 'Làm việc tại Bộ phận Một cửa']) { await page.getByRole('dialog').getByRole('checkbox', { name: role }).focus(); await page.keyboard.press('Space'); }
    await page.getByRole('dialog').getByRole('button', { name: 'Thêm tài khoản' }).press('Enter');
    const shown = page.locator('[name=generatedPassword]');
    await shown.waitFor();
    password = await shown.inputValue();
    await page.getByRole('button', { name: 'Đã ghi lại' }).press('Enter');
    // and the log says so, without it
    await page.goto(`${product!.url}/admin/log`);
    await page.locator('tbody tr').filter({ hasText: 'Thêm tài khoản' }).waitFor();
    expect(await page.locator('tbody').innerText()).to.contain(COUNTER.username).and.contain(ADMINISTRATOR.name).and.not.contain(password);
  });

  it('receives a dossier under the agency\'s own code', async () => {
    const page = await newPage();
    await signIn(page, COUNTER.username, password);
    await page.goto(`${product!.url}/receive?procedure=2.000815`);
    await page.locator('[name="applicant.name"]').waitFor();
    await page.locator('[name="applicant.name"]').focus();
    await typeThrough(page, ['Lê Người Nộp', 'Tab', '001099012345', 'Tab', '0901234567', 'Tab', 'Số 1, phường Thử Nghiệm', 'Tab', 'Tab', 'Tab']);
    await choose(page, 'Giấy tờ hộ tịch');
    await typeThrough(page, ['Tab', 'Tab', '3', 'Tab', '2', 'Tab', 'Space']);
    await page.getByRole('checkbox', { name: /Bản chính giấy tờ/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    const code = page.getByTestId('dossier-code');
    await code.waitFor();
    const found: DossierView = await dossierWhen(page, await code.innerText(), ({ tasks }) => tasks.some(({ state }) => state === 'open'));
    expect(found.code).to.match(new RegExp(`^${CODE_PART.replaceAll('.', '\\.')}-\\d{6}-0001$`));
    expect(found.demonstration).to.equal(false);
  });

  const signIn = async (page: Page, username: string, secret: string): Promise<void> => {
    await page.goto(product!.url);
    await page.getByLabel('Tên đăng nhập').waitFor();
    await typeThrough(page, [username, 'Tab', secret, 'Enter']);
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  };
});

/** Opens the select that has the focus and goes down to the option with this text. */
async function choose(page: Page, text: string): Promise<void> {
  await page.locator('[aria-haspopup=listbox]:focus').waitFor();
  // A list that is still being filled may close again: whoever sees that presses once more.
  for (let n = 0; n < 5 && await page.getByRole('option').count() === 0; n++) {
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  const wanted = page.getByRole('option', { name: text }).and(page.locator('[data-focused]'));
  for (let n = 0; n < 40 && await wanted.count() === 0; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}
