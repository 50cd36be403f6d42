import { takeEnvironment, type ToChild } from './config.ts';

/**
 * Loaded before a child of the supervisor (`--import`): when the supervisor is gone, even by `kill -9`, its channel closes
 * and the child stops by itself. So a system that was killed can always be started again.
 * It also lets the child load its code while PostgreSQL still starts: the program itself begins when the supervisor says `go`.
 */
const GRACE_MS = 4000;

if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(0), GRACE_MS).unref();
  });
  await new Promise<void>((resolve) => {
    const hear = (message: ToChild): void => {
      // A module that cannot be loaded says so when the program itself asks for it.
      if (message.kind === 'load') import(message.url).catch(() => undefined);
      else {
        process.off('message', hear);
        takeEnvironment(message.env);
        resolve();
      }
    };
    process.on('message', hear);
  });
  // Listening to 'disconnect' must not keep a child alive that has nothing more to do.
  process.channel?.unref();
}
