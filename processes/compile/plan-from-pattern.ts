import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';
import { choosePattern, shortestLimitDays } from '../patterns/choose-pattern.ts';
import type { Patterns } from '../patterns/load-patterns.ts';
import type { Pattern, PatternStage, PatternTask } from '../patterns/pattern-facts.ts';
import type { Plan } from './plan.ts';
import { shareTime } from './share-time.ts';
import { shortNameOf } from './short-name.ts';
import { tasksOf, type Stage, type StageTask } from './stage.ts';

const DAY_MINUTES = 480;
/** Reception and return are no stages of a pattern; their hours stand for the time at the desk (medians of the internal processes). */
const DESK_HOURS = { prepareSupplement: 1, refuse: 2, return: 0.5 } as const;

const INFERRED = 'Suy ra từ mẫu quy trình, chưa được phê duyệt';
const SOURCE_OF_TIMES = {
  D: { vi: 'Chia thời hạn theo trung vị của các quy trình nội bộ năm 2025 (processes/patterns)', en: 'Share of the limit by medians of the internal processes of 2025 (processes/patterns)' },
  A: { vi: 'Chia thời hạn theo số giờ giả định (processes/patterns)', en: 'Share of the limit by hours of ours (processes/patterns)' },
} as const;

/** Every procedure with a fee on some channel pays before it is given its result. */
export const hasFee = (facts: Pick<ImportedProcedureFacts, 'channels'>): boolean => facts.channels.some(({ fee }) => !isUnclear(fee) && fee.kind === 'fixed');

/** How a procedure without an approved internal process runs, by its pattern; everything in it is inferred and says so. */
export function planFromPattern(facts: ImportedProcedureFacts, patterns: Patterns): Plan {
  const choice = choosePattern(facts, patterns.rules);
  const pattern = patterns.patterns.get(choice.pattern);
  if (!pattern) throw new Error(`Expected to compile procedure '${facts.code}', but it names pattern '${choice.pattern}', which is not in processes/patterns/patterns.yaml: write one of ${[...patterns.patterns.keys()].join(', ')}`);
  const days = shortestLimitDays(facts);
  const minutes = minutesOf(pattern, patterns, days === undefined ? undefined : days * DAY_MINUTES);
  const stages = pattern.stages.flatMap((stage) => stageOf(stage, patterns, minutes, hasFee(facts)));
  const tasks = stages.flatMap(tasksOf);
  const asked = new Set([...stages.flatMap((stage) => (stage.kind === 'consult' ? stage.agencies.map(({ id }) => id) : [])), ...tasks.flatMap(({ agencyRole }) => agencyRole ?? [])]);
  const shortName = shortNameOf(facts.name);
  const refusalMinutes = DESK_HOURS.refuse * 60;
  const markOf = (id: string): 'D' | 'A' => (days === undefined ? 'A' : (Object.values(patterns.tasks).find((task) => task.name === tasks.find((each) => each.id === id)?.name)?.mark ?? 'A'));
  return {
    origin: { kind: 'inferred', pattern: choice.pattern, rule: choice.rule, because: choice.because },
    outline: {
      processId: `procedure-${facts.code}`, name: shortName, stages, refusal: { ...pattern.refusal, minutes: refusalMinutes }, returnMinutes: DESK_HOURS.return * 60,
      documentation: `${INFERRED}. Mẫu "${pattern.name.vi}": ${choice.why.vi} (${choice.because.join('; ') || 'không có dấu hiệu riêng'}).`,
      properties: { stepsOrigin: 'inferred', approved: 'false', pattern: choice.pattern, rule: choice.rule, because: choice.because.join('; ') },
    },
    consultedAgencies: [...asked].map((id) => ({ id, kind: patterns.agencies.consulted[id]?.kind ?? 'other-agency', name: patterns.agencies.consulted[id]?.name ?? id })),
    steps: [
      ...deskSteps(pattern.refusal, refusalMinutes),
      ...tasks.map((task) => {
        const mark = markOf(task.id);
        return { id: task.id, name: task.name, role: task.role.split(',')[0]!, place: task.place, workingMinutes: task.minutes, provenance: { mark, source: SOURCE_OF_TIMES[mark] } };
      }),
    ],
  };
}

/** Tasks of the fragments that every procedure has. */
export function deskSteps(refusal: Pattern['refusal'], refusalMinutes: number): Plan['steps'] {
  const provenance = { mark: 'A', source: { vi: 'Giả định, chung cho mọi thủ tục (processes/fragments)', en: 'Ours: the same for every procedure (processes/fragments)' } } as const;
  return [
    { id: 'prepare-supplement', name: 'Lập phiếu bổ sung (Mẫu 02)', role: 'counter-officer', place: 'one-stop', workingMinutes: DESK_HOURS.prepareSupplement * 60, provenance },
    { id: 'refuse', name: 'Lập phiếu từ chối (Mẫu 03)', role: refusal.role, place: refusal.place, workingMinutes: refusalMinutes, provenance },
    { id: 'return-result', name: 'Trả kết quả tại quầy', role: 'counter-officer', place: 'one-stop', workingMinutes: DESK_HOURS.return * 60, provenance },
  ];
}

type Minutes = ReadonlyMap<string, number>;

/** The limit shared out over the tasks of the pattern; an alternative of another task (on the spot) and the applicant's part take nothing of it. */
function minutesOf(pattern: Pattern, { tasks }: Patterns, limitMinutes: number | undefined): Minutes {
  const names = pattern.stages.flatMap(countedTasks);
  const hours = names.map((name) => (typeof name === 'number' ? name : tasks[name]!.hours));
  const shares = shareTime(hours, limitMinutes);
  const minutes = new Map<string, number>(names.map((name, index) => [typeof name === 'number' ? 'consult' : name, shares[index]!]));
  for (const [name, task] of Object.entries(tasks)) if (!minutes.has(name)) minutes.set(name, Math.max(5, Math.min(task.hours * 60, limitMinutes === undefined ? Infinity : Math.floor(limitMinutes / 10) * 5)));
  return minutes;
}

function countedTasks(stage: PatternStage): readonly (string | number)[] {
  if ('step' in stage) return [stage.step];
  if ('decide' in stage) return [stage.decide];
  if ('appraise' in stage) return [stage.appraise];
  if ('appraise-detour' in stage) return [stage['appraise-detour'], stage.detour];
  if ('on-the-spot' in stage) return [stage['on-the-spot']];
  if ('sign-here' in stage) return [stage['sign-here'], stage.stamp];
  if ('consult' in stage) return [stage.hours];
  if ('council' in stage) return [stage.council];
  if ('site-visit' in stage) return [stage.plan, stage['site-visit']];
  return [];
}

function stageOf(stage: PatternStage, patterns: Patterns, minutes: Minutes, fee: boolean): readonly Stage[] {
  const task = (name: string): StageTask => taskOf(name, patterns.tasks[name]!, minutes.get(name)!);
  if ('step' in stage) return [{ kind: 'step', task: task(stage.step), ...(stage.drafts ? { drafts: true } : {}) }];
  if ('decide' in stage) return [{ kind: 'decide', task: task(stage.decide), ask: patterns.tasks[stage.decide]!.ask! }];
  if ('appraise' in stage) return [{ kind: 'appraise', task: task(stage.appraise) }];
  if ('appraise-detour' in stage) return [{ kind: 'appraise-detour', task: task(stage['appraise-detour']), outcome: stage.outcome, label: stage.label, detour: task(stage.detour) }];
  if ('on-the-spot' in stage) return [{ kind: 'on-the-spot', task: task(stage['on-the-spot']), here: task(stage.here) }];
  if ('sign-here' in stage) return [{ kind: 'sign-here', task: task(stage['sign-here']), here: task(stage.here), stamp: task(stage.stamp) }];
  if ('council' in stage) return [{ kind: 'council', task: task(stage.council), revise: task(stage.revise) }];
  if ('site-visit' in stage) return [{ kind: 'site-visit', plan: task(stage.plan), task: task(stage['site-visit']), remedy: task(stage.remedy) }];
  if ('pause' in stage) return [{ kind: 'pause', task: task(stage.pause) }];
  if ('consult' in stage) {
    const agencies = stage.consult.map((id) => ({ id, name: patterns.agencies.consulted[id]!.name, question: patterns.agencies.consulted[id]!.question }));
    return [{ kind: 'consult', id: 'opinions', minutes: minutes.get('consult')!, agencies, documentation: INFERRED }];
  }
  if ('fee' in stage) return fee ? [{ kind: 'fee' }] : [];
  throw new Error(`Expected every inclusion to be written out, but found '${stage.include}'`);
}

const taskOf = (id: string, task: PatternTask, minutes: number): StageTask => ({
  id, name: task.name, form: task.form, role: task.role, place: task.place, minutes, documentation: INFERRED, ...(task.agencyRole ? { agencyRole: task.agencyRole } : {}),
});
