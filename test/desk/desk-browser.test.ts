import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import type { DossierView, ProcedureView, Received, TaskSummary } from '../../desk/api/contract.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { fillForm } from '../demo/dossier-mix.ts';
import { signIn } from '../demo/officer.ts';
import { createRandom } from '../demo/random.ts';
import { chromiumMissing, openBrowser } from '../support/browser.ts';
import { dossierWhen, seatOfficer, typeThrough, type DeskOfficer } from '../support/desk-officer.ts';
import { startProduct, type Product } from '../support/product.ts';

/** Who does the work of a role in the demonstration ward. */
const USERNAMES: Readonly<Record<string, string>> = { 'counter-officer': 'tiepnhan', 'appraising-specialist': 'thuly', 'head-of-division': 'truongphong', leader: 'lanhdao', clerk: 'vanthu', 'head-of-one-stop': 'motcua' };
const MOST_TASKS = 10;

describe('the desk in the browser', function () {
  this.timeout(1_200_000);
  let product: Product | undefined;
  let browser: Browser | undefined;
  const seated = new Map<string, DeskOfficer>();

  before(async function () {
    const missing = chromiumMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    product = await startProduct(wallClock);
    browser = await openBrowser();
  });
  after(async () => { await browser?.close(); await product?.close(); });

  const officer = async (username: string): Promise<DeskOfficer> => {
    const known = seated.get(username) ?? await seatOfficer(browser!, product!.url, username);
    seated.set(username, known);
    return known;
  };

  it('takes a birth registration from the counter to the returned result, by keyboard', async () => {
    // given
    const counter = await officer('tiepnhan');

    // when
    const code = await receiveBirth(counter, { identityNumber: '000000000123', child: 'Trình Diễn Bé' });
    const done: string[] = [];
    let dossier = await dossierWhen(counter.page, code, movedOn);
    while (openTask(dossier) && done.length < MOST_TASKS) {
      const task = openTask(dossier)!;
      await completeFirstOutcome(await officer(usernameFor(task)), code);
      done.push(task.name);
      dossier = await dossierWhen(counter.page, code, (now) => now.status === 10 || (openTask(now)?.id !== undefined && openTask(now)!.id !== task.id));
    }

    // then
    expect(dossier.status, done.join(' → ')).to.equal(10);
    expect(dossier.outcome).to.equal('granted');
    expect(done).to.have.length.at.least(3);
    expect(dossier.clock).to.equal('closed');
    expect(dossier.history.map(({ kind }) => kind)).to.include('received');
    const lookup = await counter.page.context().newPage();
    await lookup.goto(`${product!.url}/lookup?code=${code}`);
    await lookup.getByText('Hồ sơ đã kết thúc.').waitFor();
    expect(allErrors(seated)).to.deep.equal([]);
  });

  it('says beside each field what is missing and keeps what was typed when the session expires', async () => {
    // given
    const { page } = await officer('tiepnhan2');
    await page.goto(`${product!.url}/receive?procedure=1.001193`);
    await page.locator('[name="applicant.name"]').waitFor();
    await typeThrough(page, ['Người Trình Diễn', 'Control+Enter']);
    await page.getByText('Cần nhập mục này').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).to.equal('applicant.identityNumber');

    // when
    await page.context().clearCookies();
    await fillBirth(page, { identityNumber: '000000000124', child: 'Bé Hai' });
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await typeThrough(page, ['trinh-dien', 'Enter']);
    await dialog.waitFor({ state: 'detached' });

    // then
    const received = page.getByTestId('dossier-code');
    if (!(await received.isVisible())) await page.keyboard.press('Control+Enter');
    await received.waitFor();
    const code = await received.innerText();
    const dossier = await dossierWhen(page, code, () => true);
    expect(dossier.form['childName']).to.equal('Bé Hai');
    expect(dossier.applicant.identityNumber).to.equal('000000000124');
  });

  it('takes the papers that were asked for on the page of the task that waits for them', async () => {
    // given: a dossier whose papers were asked for
    const counter = await signIn(product!.url, 'tiepnhan', 'trinh-dien');
    const view = await counter.get<ProcedureView>('/api/procedures/1.001193');
    const { code } = await counter.post<Received>('/api/dossiers', fillForm(view, createRandom(1), 1, '2026-11-01'));
    const { page } = await officer('tiepnhan');
    const awaiting = (now: DossierView): TaskSummary | undefined => now.tasks.find(({ kind, state }) => kind === 'await-supplement' && state === 'open');
    const asking = { reason: 'Thiếu', components: [view.facts.components[0]!.id] };
    for (const outcome of ['supplement', 'sent']) {
      const task = openTask(await dossierWhen(page, code, (now) => awaiting(now) !== undefined || (outcome === 'sent' ? openTask(now)?.formKey === 'prepare-supplement' : movedOn(now))));
      if (task) await (await signIn(product!.url, usernameFor(task), 'trinh-dien')).post(`/api/tasks/${task.id}/complete`, { outcome, ...asking });
    }
    const dossier = await dossierWhen(page, code, (now) => awaiting(now) !== undefined);
    // when
    await page.goto(`${product!.url}/tasks/${awaiting(dossier)!.id}`);
    await page.getByRole('button', { name: 'Đã nhận giấy tờ bổ sung…' }).click();
    expect(await page.getByRole('radio').count(), 'an outcome that nobody could choose').to.equal(0);
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    // then
    await page.getByText('Đã hoàn thành').first().waitFor();
    expect((await dossierWhen(page, code, (now) => now.status === 4)).clock).to.not.equal('waiting');
    expect(allErrors(seated)).to.deep.equal([]);
  });

  it('paints the inbox and the board without the code of other pages', async () => {
    const { page } = await officer('motcua');
    for (const path of ['/inbox', '/board']) {
      const scripts: string[] = [];
      const note = (request: { url(): string }) => { if (request.url().endsWith('.js')) scripts.push(new URL(request.url()).pathname.replace(/^.*\//, '')); };
      page.on('request', note);
      await page.goto(product!.url + path);
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      page.off('request', note);
      expect(scripts, path).to.not.deep.equal([]);
      expect(scripts.filter((name) => /^(NavigatedViewer|admin-page|receive-page|dossier-page|dossier-diagram|procedure-page|delegations-page)/.test(name)), path).to.deep.equal([]);
    }
  });

  it('opens from each number of the board exactly its dossiers', async () => {
    const { page } = await officer('quanly');
    await page.goto(`${product!.url}/board`);
    await page.locator('.tiles').waitFor();
    const links = await page.locator('.tile a').evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href')!, value: Number(link.textContent!.replace(/\D/g, '')) })));
    expect(links).to.have.length.at.least(1);
    for (const { href, value } of links) {
      await page.goto(product!.url + href);
      const range = page.locator('.pager > span').first();
      await range.waitFor();
      expect((await range.innerText()).replace(/^.* trên /, '').replace(/\D/g, ''), href).to.equal(String(value));
    }
  });
});

const movedOn = (dossier: DossierView): boolean => dossier.status === 10 || openTask(dossier) !== undefined;
const openTask = (dossier: DossierView): TaskSummary | undefined => dossier.tasks.find(({ kind, state }) => kind === 'user-task' && (state === 'open' || state === 'claimed'));
const usernameFor = (task: TaskSummary): string => task.candidateGroups.map((group) => USERNAMES[group]).find((name) => name !== undefined) ?? 'tiepnhan';
const allErrors = (seated: ReadonlyMap<string, DeskOfficer>): readonly string[] => [...seated.values()].flatMap(({ errors }) => errors);

interface Birth { readonly identityNumber: string; readonly child: string }

async function receiveBirth({ page }: DeskOfficer, birth: Birth): Promise<string> {
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type('1.001193');
  await page.locator('[role=option]').filter({ hasText: '1.001193' }).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
  await page.keyboard.press('Enter');
  await page.locator('[name="applicant.name"]').waitFor();
  await page.keyboard.type('Người Trình Diễn');
  await fillBirth(page, birth);
  await page.keyboard.press('Control+Enter');
  const code = page.getByTestId('dossier-code');
  await code.waitFor();
  return code.innerText();
}

/** From the applicant's number on, field after field as Tab leads. */
async function fillBirth(page: DeskOfficer['page'], { identityNumber, child }: Birth): Promise<void> {
  await page.locator('[name="applicant.identityNumber"]').focus();
  await typeThrough(page, [identityNumber, 'Tab', '0900000123', 'Tab', 'Số 1, thôn Trình Diễn', 'Tab', 'Tab', 'Tab']);
  await typeThrough(page, [child, 'Tab', 'Space', 'Tab', '01112026', 'Tab', 'Space', 'Tab', 'Bệnh viện Trình Diễn', 'Tab', 'Kinh', 'Tab']);
  await typeThrough(page, ['Mẹ Trình Diễn', 'Tab', identityNumber, 'Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space']);
}

/** Inbox → claim → open → first outcome → complete, with the keys that the page shows. */
async function completeFirstOutcome({ page }: DeskOfficer, code: string): Promise<void> {
  await page.goto(new URL('/inbox', page.url()).href);
  await page.getByRole('searchbox').waitFor();
  await typeThrough(page, ['/', code, 'Enter']);
  const row = page.locator('tbody tr').filter({ hasText: code }).first();
  await row.waitFor();
  await page.waitForFunction((wanted) => [...document.querySelectorAll('tbody tr')].every((each) => each.textContent?.includes(wanted)), code);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await typeThrough(page, ['j', 'c']);
  await row.getByText('Bạn đã nhận').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('radio').first().waitFor();
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  const person = page.getByRole('button', { name: /Chuyên viên/ });
  if (await person.count() > 0) { await person.focus(); await typeThrough(page, ['Enter', 'Enter']); }
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã hoàn thành').first().waitFor();
}
