/** Sums of step times are kept at or below the limit. Short steps stay visible: five minutes at least. */
const GRAIN_MINUTES = 5;

/** Shares a limit out over steps in proportion to their typical hours; without a limit the hours themselves. Working minutes. */
export function shareTime(hours: readonly number[], limitMinutes: number | undefined): readonly number[] {
  const total = hours.reduce((sum, each) => sum + each, 0);
  if (limitMinutes === undefined || total === 0) return hours.map((each) => Math.max(GRAIN_MINUTES, Math.round(each * 60)));
  return hours.map((each) => Math.max(GRAIN_MINUTES, Math.floor((limitMinutes * each) / total / GRAIN_MINUTES) * GRAIN_MINUTES));
}
