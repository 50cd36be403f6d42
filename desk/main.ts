import { fileURLToPath } from 'node:url';
import { wallClock } from '../engine/time/wall-clock.ts';
import { startApp } from './launch/app/start-app.ts';
import { readAppConfig } from './launch/config.ts';
import { StartRefusal } from './launch/start-refusal.ts';

export { startApp } from './launch/app/start-app.ts';

/** A stop that takes longer is no longer clean. */
const STOP_MS = 8_000;

/** The app as a process of its own: `npm run app`. Under the supervisor it tells its parent what the parent has to show. */
async function main(): Promise<void> {
  let stop = (): void => process.exit(0);
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop());
  try {
    const app = await startApp(readAppConfig(), wallClock);
    stop = () => {
      setTimeout(() => process.exit(1), STOP_MS).unref();
      app.close().then(() => process.exit(0), () => process.exit(1));
    };
    if (process.send) process.send({ kind: 'ready', url: app.url, token: app.firstAdministratorToken });
    else console.log(`app: ${app.url}${app.firstAdministratorToken ? `/first-administrator?token=${app.firstAdministratorToken}` : ''}`);
  } catch (error) {
    const { code, message, stack } = error as NodeJS.ErrnoException;
    const line = code === 'EADDRINUSE' ? `the HTTP port is taken: choose another with HTTP_PORT (${message})` : message;
    console.error(error instanceof StartRefusal || code === 'EADDRINUSE' ? `app: ${line}` : (stack ?? line));
    process.exit(1);
  }
}

// Not awaited: a module with a top-level await cannot be loaded by require(), which mocha tries first.
if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
