/** Codes, registers and dates in force follow the local day of the law: +07:00 all year. */
const OFFSET_MS = 420 * 60_000;

/** ISO date of an instant in Vietnam. */
export const localDate = (instantMs: number): string => new Date(instantMs + OFFSET_MS).toISOString().slice(0, 10);
