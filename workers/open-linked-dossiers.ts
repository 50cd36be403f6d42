import { acceptDossier, openDossier, receivableFacts } from '../desk/commands/open-dossier.ts';
import { queueNotice } from '../desk/commands/queue-notice.ts';
import { agencyById, agencyOfKind } from '../desk/store/agencies.ts';
import { componentsOf } from '../desk/store/dossiers.ts';
import { completed, incident, type Handler } from './handler.ts';
import { once } from './once.ts';

/** One linked dossier an agency, each with its own instance and clock, all at once (Decree 61 Art. 19.6: electronic is parallel). One form: what the parent holds goes along. */
export const openLinkedDossiers: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const receivedBy = (await agencyById(unit.trx, dossier.agency_id))!;
  const held = (await componentsOf(unit.trx, dossier.id)).filter((component) => ['submitted', 'shown', 'fetched'].includes(component.state));
  const opened: string[] = [];
  for (const { code, handledBy } of dossier.facts.linked ?? []) {
    const { facts, factsVersion, model } = await receivableFacts(unit, code, true);
    const agency = await agencyOfKind(unit.trx, handledBy, receivedBy);
    if (!agency) return incident(`Expected to open linked dossier ${code}, but the desk knows no agency of kind '${handledBy}'`);
    const channel = facts.channels.some((each) => each.channel === dossier.channel) ? dossier.channel : facts.channels[0]!.channel;
    const linked = await openDossier(unit, {
      facts, factsVersion, model, receivedBy, handledBy: agency, status: 2, channel, resultChannel: facts.resultChannels.includes(dossier.result_channel) ? dossier.result_channel : facts.resultChannels[0]!,
      applicant: dossier.applicant, form: dossier.form, copies: dossier.copies, content: dossier.content, submittedAt: dossier.submitted_at, idempotencyKey: `linked:${dossier.id}:${code}`, parentId: dossier.id,
      components: held.map((component) => ({ id: component.component_id, originals: Math.max(1, component.originals), copies: component.copies, fileId: null, shown: true })), demonstration: dossier.demonstration,
    });
    await acceptDossier(unit, linked);
    opened.push(linked.code);
  }
  await unit.history({ dossierId: dossier.id, kind: 'linked-opened', elementId: job.elementId, data: { code: opened.join(', '), codes: opened } });
  if (opened.length && !job.customHeaders['quiet']) await queueNotice(unit, dossier, 'linked-opened');
  return completed({ linkedDossiers: opened.length });
});
