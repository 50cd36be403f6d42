import type { Actor, InternalProcessFacts, InternalStep } from '../schema/internal-facts.ts';
import { workingMinutes } from '../schema/internal-facts.ts';
import type { ProcedureFacts } from '../schema/facts.ts';
import type { Place } from './sketch.ts';
import type { Stage, StageQuestion, StageTask } from './stage.ts';

/** What a published step becomes. `reception` and `return` are fragments of their own. */
type Part = 'reception' | 'forward' | 'assign' | 'appraise' | 'draft' | 'review' | 'sign' | 'stamp' | 'consult' | 'council' | 'pause' | 'return';

/** What a task shows in its box: three lines. */
const LONGEST_NAME = 42;
/** A step whose time is not stated or not counted still needs a limit in the inbox: an assumption of ours. */
const UNSTATED_MINUTES = 60;
const FORMS: Readonly<Record<Exclude<Part, 'reception' | 'return' | 'consult'>, { readonly form: string; readonly role: string; readonly place: Place }>> = {
  forward: { form: 'forward', role: 'counter-officer', place: 'one-stop' },
  assign: { form: 'assign', role: 'head-of-division', place: 'division' },
  appraise: { form: 'appraise', role: 'appraising-specialist', place: 'division' },
  draft: { form: 'draft', role: 'appraising-specialist', place: 'division' },
  review: { form: 'review', role: 'head-of-division', place: 'division' },
  sign: { form: 'sign', role: 'leader', place: 'leader' },
  stamp: { form: 'stamp', role: 'clerk', place: 'clerk' },
  council: { form: 'council', role: 'appraising-specialist', place: 'division' },
  pause: { form: 'applicant-part', role: 'counter-officer', place: 'one-stop' },
};
const REVIEW: StageQuestion = { question: 'Đồng ý trình?', variable: 'review', yes: 'agree', yesLabel: 'Trình', noLabel: 'Trả lại', no: 'redraft' };
const SIGN: StageQuestion = { question: 'Đã ký?', variable: 'signature', yes: 'signed', yesLabel: 'Ký', noLabel: 'Trả lại', no: 'redraft' };

export interface InternalStages {
  readonly stages: readonly Stage[];
  readonly steps: ProcedureFacts['steps'];
  readonly consultedAgencies: ProcedureFacts['consultedAgencies'];
  /** What the reception and the return take, as published; for the model's documentation. */
  readonly atTheDesk: readonly string[];
  readonly returnMinutes: number | undefined;
}

/** The steps of an approved internal process as stages: who does it decides what it is; a level or an agency of its own is kept apart. */
export function internalStages(process: InternalProcessFacts): InternalStages {
  const stages: Stage[] = [];
  const steps: ProcedureFacts['steps'][number][] = [];
  const agencies = new Map<string, ProcedureFacts['consultedAgencies'][number]>();
  const atTheDesk: string[] = [];
  let returnMinutes: number | undefined;
  let appraised = false;
  const source = [process.decision, process.place, process.date].filter(Boolean).join(', ');

  process.steps.forEach((step, index) => {
    const part = partOf(step, index, process.steps.length, appraised);
    const minutes = (step.takes && workingMinutes(step.takes)) || undefined;
    const documentation = `Bước ${step.number || index + 1} theo ${source}: ${step.name}. Thực hiện: ${step.who || 'không nêu ai thực hiện'}${step.time ? `, ${step.time}` : ''}`;
    if (part === 'reception' || part === 'return') {
      atTheDesk.push(documentation);
      if (part === 'return') returnMinutes = minutes;
      return;
    }
    if (part === 'consult') {
      const id = `consulted-${index + 1}`;
      agencies.set(id, { id, kind: 'department', name: short(step.who) || 'Cơ quan được lấy ý kiến' });
      stages.push({ kind: 'consult', id: `opinions-${index + 1}`, minutes: minutes ?? 480, agencies: [{ id, name: short(step.who) || 'Lấy ý kiến', question: short(step.name) || 'Đề nghị cho ý kiến' }], documentation });
      return;
    }
    const elsewhere = agencyOf(step, index, process);
    if (elsewhere) agencies.set(elsewhere.id, elsewhere);
    const { form, role, place } = FORMS[part];
    const task: StageTask = {
      id: `step-${index + 1}`, name: short(step.name) || `Bước ${step.number || index + 1}`, form, role, place: elsewhere ? 'agency' : place, minutes: Math.max(5, Math.round(minutes ?? UNSTATED_MINUTES)), documentation,
      ...(elsewhere ? { agencyRole: elsewhere.id } : {}),
    };
    appraised ||= part === 'appraise';
    stages.push(stageOf(part, task, `revise-${index + 1}`));
    steps.push({ id: task.id, name: task.name, role, place: task.place, workingMinutes: task.minutes, provenance: minutes ? { mark: 'F', source } : { mark: 'A', source: { vi: `${source}: thời gian không nêu hoặc không tính`, en: `${source}: time not stated or not counted` } } });
    if (part === 'council') steps.push({ id: `revise-${index + 1}`, name: REVISE, role: 'counter-officer', place: 'one-stop', workingMinutes: UNSTATED_MINUTES, provenance: { mark: 'A', source: { vi: 'Phần chỉnh sửa theo hội đồng không tính vào thời hạn', en: 'What a council wants revised is outside the limit' } } });
  });
  return { stages, steps, consultedAgencies: [...agencies.values()], atTheDesk, returnMinutes };
}

const REVISE = 'Người nộp chỉnh sửa xong';

function stageOf(part: Exclude<Part, 'reception' | 'return' | 'consult'>, task: StageTask, reviseId: string): Stage {
  switch (part) {
    case 'appraise': return { kind: 'appraise', task };
    case 'draft': return { kind: 'step', task, drafts: true };
    case 'review': return { kind: 'decide', task, ask: REVIEW };
    case 'sign': return { kind: 'decide', task, ask: SIGN };
    case 'council': return { kind: 'council', task, revise: { id: reviseId, name: REVISE, form: 'applicant-part', role: 'counter-officer', place: 'one-stop', minutes: UNSTATED_MINUTES } };
    case 'pause': return { kind: 'pause', task };
    case 'forward': case 'assign': case 'stamp': return { kind: 'step', task };
  }
}

const BY_ACTOR: Readonly<Record<Actor, Part>> = {
  'counter-officer': 'forward', 'head-of-one-stop': 'assign', 'head-of-division': 'review', 'appraising-specialist': 'draft', leader: 'sign', clerk: 'stamp', council: 'council', 'consulted-agency': 'consult', 'peoples-committee': 'sign', applicant: 'pause',
};

function partOf(step: InternalStep, index: number, count: number, appraised: boolean): Part {
  const name = step.name.toLowerCase();
  if (index === 0 && count > 1 && (step.actor === 'counter-officer' || /^(tiếp nhận|tip nhận|nộp hồ sơ|kiểm tra, hướng dẫn|thông báo tuyển)/.test(name))) return 'reception';
  if (index === count - 1 && index > 0 && (step.actor === 'counter-officer' || step.actor === undefined || /trả kết quả|số hoá kết quả|thông báo cho|hoàn thành/.test(name))) return 'return';
  const part = step.actor ? BY_ACTOR[step.actor] : 'draft';
  if (part === 'review' && /phân công/.test(name)) return 'assign';
  return part === 'draft' && !appraised ? 'appraise' : part;
}

/** Done at another agency than the one that the process begins at. */
function agencyOf(step: InternalStep, index: number, { parts }: InternalProcessFacts): ProcedureFacts['consultedAgencies'][number] | undefined {
  if (step.actor === 'counter-officer' || step.actor === 'applicant') return undefined;
  if (step.part !== undefined && (parts ?? []).findIndex(({ name }) => name === step.part) > 0) return { id: 'next-level', kind: 'department', name: short(step.part) };
  if (index > 0 && (step.actor === 'peoples-committee' || /ubnd (tỉnh|thành phố)|ủy ban nhân dân (tỉnh|thành phố)|văn phòng ubnd|văn phòng ủy ban/i.test(step.who))) return { id: 'superior', kind: 'superior-authority', name: 'Ủy ban nhân dân cấp tỉnh' };
  return undefined;
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST_NAME) return plain;
  const cut = plain.slice(0, LONGEST_NAME);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.\s]+$/, '')}…`;
}
