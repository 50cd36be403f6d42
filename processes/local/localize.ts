import { finish, type Steps } from '../in-steps.ts';
import { limitInDays } from '../patterns/choose-pattern.ts';
import type { ImportedChannel, ImportedProcedureFacts, StatedLimit } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';
import { problemAt, type FactsProblem } from '../schema/read-yaml.ts';
import type { ReadLocalFile } from './load-local.ts';
import type { LocalAlarm, LocalFile, LocalVersion } from './local-facts.ts';

/** A national procedure with a province's parameters: still the base's facts, apart from what the parameters say. */
export interface LocalProcedure { readonly code: string; readonly base: ImportedProcedureFacts; readonly label: LocalFile['label']; readonly province: LocalFile['province']; readonly version: LocalVersion; readonly facts: ImportedProcedureFacts; /** The file, and which of its `versions` it is (none of them: `all`). */ readonly file: string; readonly at: number }
export interface Localized { readonly procedures: readonly LocalProcedure[]; readonly alarms: readonly LocalAlarm[]; readonly problems: readonly FactsProblem[] }

/** Applies every province's parameters to the national procedures. Limits above the national ones raise an alarm, and the version is left out. */
export const localize = (files: readonly ReadLocalFile[], national: ReadonlyMap<string, ImportedProcedureFacts>): Localized => finish(localizeInSteps(files, national));

/** Versions made in one step. */
const A_STEP = 100;
export function* localizeInSteps(files: readonly ReadLocalFile[], national: ReadonlyMap<string, ImportedProcedureFacts>): Steps<Localized> {
  const procedures: LocalProcedure[] = [];
  const alarms: LocalAlarm[] = [];
  const problems: FactsProblem[] = [];
  for (const { file, local } of files) {
    const named = new Set(local.versions.map(({ base }) => base));
    const { all } = local;
    const general: LocalVersion[] = all ? [...national.values()].filter((facts) => !named.has(facts.code) && facts.levels.some((level) => all.levels.includes(level))).map(({ code }) => ({ base: code, office: all.office })) : [];
    for (const [at, version] of [...local.versions, ...general].entries()) {
      if (at % A_STEP === 0) yield;
      const base = national.get(version.base);
      if (!base) { problems.push(problemAt(file, ['versions', at, 'base'], `there is no national procedure '${version.base}': correct the code or take it out`)); continue; }
      const code = `${base.code}.${local.province.suffix}${version.variant ? `-${version.variant}` : ''}`;
      const channels = base.channels.map((channel) => parameters(channel, version, all?.limitShare));
      const raised = channels.flatMap((channel, index) => alarmOf(file, code, base.channels[index]!, channel));
      if (raised.length) { alarms.push(...raised); continue; }
      procedures.push({ code, base, label: local.label, province: local.province, version, facts: { ...base, code, name: base.name, channels, authority: version.office ?? base.authority }, file, at });
    }
  }
  return { procedures, alarms, problems };
}

function parameters(channel: ImportedChannel, version: LocalVersion, share: number | undefined): ImportedChannel {
  const limit = version.limit ?? (share !== undefined && !isUnclear(channel.limit) ? shareOf(channel.limit, share) : channel.limit);
  const fee = version.fee === undefined ? channel.fee : version.fee === 0 ? { kind: 'free' as const } : { kind: 'fixed' as const, amount: version.fee };
  return { ...channel, limit, fee };
}

/** Days stay whole and at least one; hours too. */
const shareOf = (limit: StatedLimit, share: number): StatedLimit => ({ ...limit, value: Math.min(limit.value, Math.max(1, Math.floor(limit.value * share))) });

function alarmOf(file: string, code: string, national: ImportedChannel, local: ImportedChannel): readonly LocalAlarm[] {
  if (isUnclear(national.limit) || isUnclear(local.limit)) return [];
  const sameUnit = national.limit.unit === local.limit.unit;
  const [most, asked] = sameUnit ? [national.limit.value, local.limit.value] : [limitInDays(national.limit)!, limitInDays(local.limit)!];
  if (asked <= most) return [];
  return [{ file, code, base: code.slice(0, 8), channel: national.channel, national: `${national.limit.value} ${national.limit.unit}`, local: `${local.limit.value} ${local.limit.unit}` }];
}
