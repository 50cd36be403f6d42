import { get } from 'node:http';
import type { SignInOptions } from '../api/contract.ts';
import type { LaunchConfig } from './config.ts';

/** The last lines of a start: the address, and how to sign in. */
export async function sayReady(config: LaunchConfig, start: { readonly seconds: number; readonly firstAdministratorToken?: string | undefined }): Promise<void> {
  const address = `http://${config.httpHost === '0.0.0.0' ? '127.0.0.1' : config.httpHost}:${config.httpPort}`;
  const lines = ['', `Một Cửa is ready after ${start.seconds.toFixed(1)} s:  ${address}`, ''];
  if (!config.zeebeAddress) lines.push(`Zeebe gateway: ${config.gatewayHost}:${config.gatewayPort}`);
  lines.push(`Data and logs: ${config.dataDir}`, '');
  if (config.mode === 'demonstration') lines.push(...await demonstrationAccounts(address));
  else if (start.firstAdministratorToken) lines.push('No administrator yet. Make the first one with this token (valid once, until the next start):', `  ${address}/first-administrator?token=${start.firstAdministratorToken}`);
  lines.push('', 'Ctrl-C stops it; the data are kept.');
  console.log(lines.join('\n'));
}

async function demonstrationAccounts(address: string): Promise<string[]> {
  const options = await ask<SignInOptions>(`${address}/api/session/options`);
  const accounts = options?.accounts ?? [];
  if (accounts.length === 0) return [];
  const width = (pick: (account: SignInOptions['accounts'][number]) => string): number => Math.max(...accounts.map((account) => pick(account).length));
  const usernames = width((account) => account.username), passwords = width((account) => account.password), names = width((account) => account.name);
  return [
    'Demonstration accounts (user name, password, who):',
    ...accounts.map((account) => `  ${account.username.padEnd(usernames)}  ${account.password.padEnd(passwords)}  ${account.name.padEnd(names)}  ${account.roles.join(', ')} · ${account.agency.vi}`),
  ];
}

function ask<T>(url: string): Promise<T | undefined> {
  return new Promise((resolve) => {
    get(url, { agent: false, timeout: 2000 }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      response.on('end', () => { try { resolve(JSON.parse(body) as T); } catch { resolve(undefined); } });
    }).on('error', () => resolve(undefined));
  });
}
