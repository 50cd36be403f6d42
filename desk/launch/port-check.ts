import { createServer } from 'node:net';
import { StartRefusal } from './start-refusal.ts';

/**
 * Refuses a port that we cannot listen on, before anything is started.
 * @throws StartRefusal naming the variable that moves it.
 */
export async function checkPort(host: string, port: number, variable: string): Promise<void> {
  if (port === 0) return;
  const code = await tryToListen(host, port);
  if (code === undefined) return;
  if (code === 'EADDRINUSE') throw new StartRefusal(`port ${port} is taken: stop the program that uses it, or choose another with ${variable}=${port + 1} npm start`);
  if (code === 'EACCES') throw new StartRefusal(`port ${port} needs a permission that this user lacks: choose one above 1023 with ${variable}=8080 npm start`);
  throw new StartRefusal(`cannot listen on ${host}:${port} (${code}): choose another port with ${variable}`);
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
