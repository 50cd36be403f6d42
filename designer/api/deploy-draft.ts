import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Actor, Refusal, Result } from '../../desk/commands/command.ts';
import { ZeebeError } from '../../engine/zeebe/port.ts';
import type { Text } from '../../processes/schema/facts.ts';
import { checkReadable, refusalOf } from './check-model.ts';
import { currentModel, processIdOf } from './deployments.ts';
import type { DesignerDeps } from './deps.ts';
import { addFactsVersion } from '../../desk/store/facts-versions.ts';
import { changesNothing } from '../facts/facts-change.ts';
import { change, withDraft } from './draft-commands.ts';
import { draftedFacts, factsRefusal } from './draft-facts.ts';

/**
 * Deploys an approved draft as the next version, its facts with the model: new dossiers take them, running ones finish on theirs. The row stays locked meanwhile.
 * Should we die between the engine's answer and our commit, the next attempt deploys the same content under the same name, for which Zeebe answers the version it has.
 */
export async function deployDraft(deps: DesignerDeps, actor: Actor, id: string): Promise<Result<{ readonly version: number }>> {
  return withDraft(deps, id, async (draft, trx): Promise<Result<{ readonly version: number }>> => {
    if (draft.state !== 'approved') return no(409, 'Chỉ triển khai được bản thảo đã được duyệt.', 'Only an approved draft can be deployed.');
    const current = await currentModel({ ...deps, db: trx }, draft.procedure_code);
    if ((current?.version ?? null) !== draft.base_version && current?.xml !== draft.bpmn_xml) return no(409, `Sau khi duyệt, thủ tục đã có phiên bản ${current?.version ?? ''}. Hãy trả lại để so sánh và duyệt lại.`, `After the approval, version ${current?.version ?? ''} was deployed. Send the draft back to be compared and approved again.`);
    // What was approved passed all rules then; the rules may have changed since.
    const checked = await checkReadable(draft.bpmn_xml, processIdOf(draft.procedure_code));
    const refusal = checked.ok ? await refusalOf(checked.definitions, deps.vocabulary) ?? await factsRefusal({ ...deps, db: trx }, draft, checked.picture) : checked;
    if (refusal || !checked.ok) return refusal ?? no(422, 'Không đọc được quy trình.', 'The model cannot be read.');
    const drafted = await draftedFacts({ ...deps, db: trx }, draft, checked.picture);
    if (!drafted) return no(404, 'Không tìm thấy thủ tục.', 'There is no such procedure.');
    if (drafted.inForce.version !== draft.base_facts_version) return no(409, `Sau khi duyệt, dữ kiện của thủ tục đã có bản ${drafted.inForce.version}. Hãy trả lại để so sánh và duyệt lại.`, `After the approval, version ${drafted.inForce.version} of the facts was deployed. Send the draft back to be compared and approved again.`);
    const resourceName = deps.models.shipped.get(draft.procedure_code)?.resourceName ?? `${draft.procedure_code}.bpmn`;
    try {
      const deployed = (await deps.zeebe.deploy([{ name: resourceName, content: draft.bpmn_xml }])).find(({ bpmnProcessId }) => bpmnProcessId === processIdOf(draft.procedure_code));
      if (!deployed) return no(422, 'Bộ máy quy trình không nhận quy trình nào trong tệp này.', 'The engine found no process of this procedure in the file.');
      const at = new Date(deps.clock.now());
      await trx('desk.deployment').insert({
        procedure_code: draft.procedure_code, bpmn_process_id: deployed.bpmnProcessId, version: deployed.version, process_definition_key: deployed.processDefinitionKey,
        checksum: createHash('sha256').update(draft.bpmn_xml).digest('hex'), bpmn_xml: draft.bpmn_xml, origin: 'designer', draft_id: id, deployed_by: actor.id, deployed_at: at, engine: deps.engine,
      }).onConflict(['engine', 'bpmn_process_id', 'version']).ignore();
      if (!isDeepStrictEqual(drafted.facts, drafted.inForce.facts)) await addFactsVersion(trx, {
        procedureCode: draft.procedure_code, version: drafted.inForce.version + 1, facts: drafted.facts, ground: changesNothing(draft.facts_change) ? '' : draft.facts_change?.ground ?? '',
        modelVersion: deployed.version, draftId: id, deployedBy: actor.id, deployedAt: at,
      });
      await change(deps, trx, draft, { state: 'deployed', deployed_version: deployed.version });
      return { ok: true, value: { version: deployed.version } };
    } catch (error) {
      if (error instanceof ZeebeError) return engineRefusal(error);
      throw error;
    }
  });
}

const TRY_AGAIN: readonly ZeebeError['code'][] = ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED'];

function engineRefusal({ code, message }: ZeebeError): Refusal {
  if (TRY_AGAIN.includes(code)) return no(503, 'Bộ máy quy trình tạm thời không trả lời; chưa triển khai. Hãy thử lại sau ít giây.', 'The engine does not answer for the moment; nothing was deployed. Try again in a few seconds.');
  return { ...no(422, 'Bộ máy quy trình từ chối bản này; phần tử bị từ chối được tô đỏ.', 'The engine refuses this model; the elements it names are marked red.'), errors: elementErrors(message) };
}

/** Zeebe's text: lines `- Element: <id> > extensionElements …` each followed by `- ERROR: …`. */
export function elementErrors(message: string): Readonly<Record<string, Text>> {
  const errors: Record<string, Text> = {};
  let elementId = '_';
  for (const line of message.split('\n')) {
    const element = /Element: ([\w.-]+)/.exec(line)?.[1];
    const reason = /ERROR: (.*)/.exec(line)?.[1];
    if (element) elementId = element;
    // The engine speaks English only.
    const said = reason && [errors[elementId]?.en, reason].filter(Boolean).join('; ');
    if (said) errors[elementId] = { vi: said, en: said };
  }
  return Object.keys(errors).length > 0 ? errors : { _: { vi: message, en: message } };
}
const no = (status: Refusal['status'], vi: string, en: string): Refusal => ({ ok: false, status, title: { vi, en } });
