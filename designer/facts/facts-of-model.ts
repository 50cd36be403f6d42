import type { ProcedureFacts, Provenance, StepFacts } from '../../processes/schema/facts.ts';
import type { Picture, PictureNode } from '../compare/picture.ts';

const PLACES: readonly StepFacts['place'][] = ['one-stop', 'division', 'leader', 'clerk', 'agency'];

/** Facts and model agree: steps and consulted agencies are those of the model. A step that stayed as it was keeps its provenance. */
export function factsOfModel(facts: ProcedureFacts, picture: Picture, ground: string): ProcedureFacts {
  const before = new Map(facts.steps.map((step) => [step.id, step]));
  const provenance: Provenance = { mark: 'D', source: ground || { vi: 'Quy trình đã duyệt trong công cụ thiết kế', en: 'The model approved in the designer' } };
  const tasks = picture.nodes.filter((node) => node.type === 'userTask');
  const steps = [...facts.steps.flatMap(({ id }) => tasks.filter((node) => node.id === id)), ...tasks.filter(({ id }) => !before.has(id))].flatMap((node) => stepOf(node, before.get(node.id), provenance));
  const asked = new Set(picture.nodes.flatMap((node) => node.headers['agencyRole'] ?? []));
  const consultedAgencies = facts.consultedAgencies.filter(({ id }) => asked.has(id));
  const same = JSON.stringify([steps, consultedAgencies]) === JSON.stringify([facts.steps, facts.consultedAgencies]);
  return same ? facts : { ...facts, steps, consultedAgencies };
}

function stepOf(node: PictureNode, before: StepFacts | undefined, provenance: Provenance): readonly StepFacts[] {
  const place = PLACES.find((each) => each === node.headers['place']);
  const workingMinutes = Number(node.headers['limitMinutes']);
  const role = before && node.candidateGroups.includes(before.role) ? before.role : node.candidateGroups[0];
  if (!place || !role || !(workingMinutes > 0)) return before ? [before] : [];
  const same = before && before.name === node.name && before.role === role && before.place === place && before.workingMinutes === workingMinutes;
  return [same ? before : { id: node.id, name: node.name, role, place, workingMinutes, provenance }];
}
