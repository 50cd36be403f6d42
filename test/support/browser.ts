import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Why browser tests cannot run here, or undefined. */
export function chromiumMissing(): string | undefined {
  return PLACES.some(existsSync) ? undefined : `no Chromium (looked for ${PLACES.slice(0, 3).join(', ')})`;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find(existsSync);
  if (!executablePath) throw new Error(`Expected to find Chromium, but ${String(chromiumMissing())}`);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
