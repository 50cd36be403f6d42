import { orderedNodes } from './order.ts';
import { USER_TASK_JOB, type Picture, type PictureNode } from './picture.ts';

/** `officer`: a task in somebody's inbox; `agency`: another agency works; `applicant`: waiting for the citizen. What the system does alone is no step. */
export type StepKind = 'officer' | 'agency' | 'applicant';

/** A row of the text twin: the diagram as an ordered table. */
export interface Step {
  readonly elementId: string;
  readonly name: string;
  readonly kind: StepKind;
  /** Role ids; empty for a wait. */
  readonly roles: readonly string[];
  readonly place: string | null;
  /** Set where another agency than the handling one works; id in the facts' consultedAgencies. */
  readonly agencyRole: string | null;
  readonly formKey: string | null;
  /** Working minutes allowed; null: no limit of its own. */
  readonly limitMinutes: number | null;
}

const WAITS: Readonly<Record<string, StepKind>> = { 'await-agency': 'agency', 'await-linked-dossiers': 'agency', 'await-supplement': 'applicant', 'await-payment': 'applicant' };

/** In the order in which one would tell them. */
export function stepsOf(picture: Picture): readonly Step[] {
  return orderedNodes(picture).flatMap((node) => stepOf(node) ?? []);
}

export function stepOf(node: PictureNode): Step | null {
  const kind = kindOf(node);
  if (!kind) return null;
  const minutes = Number(node.headers['limitMinutes']);
  return {
    elementId: node.id, name: node.name, kind, roles: node.candidateGroups,
    place: node.headers['place'] ?? (kind === 'agency' ? 'agency' : null),
    agencyRole: node.headers['agencyRole'] || (node.jobType === 'await-linked-dossiers' ? 'linked' : null), formKey: node.formKey,
    limitMinutes: Number.isFinite(minutes) && minutes > 0 ? minutes : null,
  };
}

function kindOf(node: PictureNode): StepKind | null {
  // Models of the past are not executed: a plain or manual task there is a person's work too.
  if (node.jobType === USER_TASK_JOB || ['userTask', 'task', 'manualTask'].includes(node.type)) return 'officer';
  return node.jobType ? WAITS[node.jobType] ?? null : null;
}

/** Who holds the dossier in that step: a change of holder is a hand-off. */
export const holderOf = (step: Step): string => step.kind === 'applicant' ? 'applicant' : `${step.agencyRole ?? 'own'}/${step.kind === 'agency' ? 'agency' : [...step.roles].sort().join('+')}`;
