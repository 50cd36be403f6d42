import type { Browser, Page } from 'playwright-core';
import type { DossierView, Page as ListPage, DossierSummary } from '../../desk/api/contract.ts';

/** A 14-inch office screen, in Vietnamese. */
const SCREEN = { viewport: { width: 1366, height: 768 }, locale: 'vi-VN' } as const;
/** Of every demonstration account. */
const PASSWORD = 'trinh-dien';

/** Somebody at a computer of their own, signed in by keyboard. Page errors are gathered: a test ends by expecting none. */
export interface DeskOfficer { readonly page: Page; readonly errors: string[] }

export async function seatOfficer(browser: Browser, url: string, username: string): Promise<DeskOfficer> {
  const page = await (await browser.newContext(SCREEN)).newPage();
  page.setDefaultTimeout(90_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${username}: ${error.message}`));
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await typeThrough(page, [username, 'Tab', PASSWORD, 'Enter']);
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  return { page, errors };
}

const KEYS = /^(Tab|Enter|Space|Arrow(Down|Up|Left|Right)|(Control|Alt|Shift)\+.+)$/;

/** Keys are pressed, everything else is typed. */
export async function typeThrough(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (KEYS.test(key)) await page.keyboard.press(key);
    else await page.keyboard.type(key);
  }
}

/** Reads as the page would, with the officer's own session. */
export const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json() as Promise<unknown>, path) as Promise<T>;

/** Waits until the dossier with this code is as wanted. */
export async function dossierWhen(page: Page, code: string, wanted: (dossier: DossierView) => boolean, timeoutMs = 300_000): Promise<DossierView> {
  const [{ id } = { id: '' }] = (await read<ListPage<DossierSummary>>(page, `/api/dossiers?q=${encodeURIComponent(code)}`)).items;
  const until = performance.now() + timeoutMs;
  for (;;) {
    const dossier = await read<DossierView>(page, `/api/dossiers/${id}`);
    if (wanted(dossier)) return dossier;
    if (performance.now() > until) throw new Error(`Expected to see dossier with key '${code}' move on, but it stays at status ${dossier.status} with ${dossier.tasks.map(({ name, state }) => `${name} (${state})`).join(', ') || 'no tasks'}`);
    await page.waitForResponse((response) => response.url().includes('/api/'), { timeout: 500 }).catch(() => undefined);
  }
}
