/** Recordings whose refusal we word otherwise than Zeebe. This list only shrinks. */
export const KNOWN_REFUSALS: readonly string[] = [];
