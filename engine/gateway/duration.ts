/** 126,000 years. An int64 of milliseconds added to the present would leave the range of PostgreSQL's bigint; nobody can tell the difference. */
const LONGEST_MS = 4e15;

/** What setTimeout takes; beyond it, it fires at once. */
export const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** An int64 field that says how long, as a number of milliseconds. */
export const readDuration = (int64: string): number => Math.max(-LONGEST_MS, Math.min(LONGEST_MS, Number(int64)));
