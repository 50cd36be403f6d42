import { StartRefusal } from './start-refusal.ts';
import { superviseSystem } from './supervisor.ts';

const OLDEST_NODE = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  refuse(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer`);
} else {
  superviseSystem().catch((error: unknown) => {
    if (error instanceof StartRefusal) refuse(error.message);
    else refuse(error instanceof Error ? error.message : String(error));
  });
}

function refuse(line: string): void {
  console.error(`Một Cửa cannot start: ${line}`);
  process.exit(1);
}
