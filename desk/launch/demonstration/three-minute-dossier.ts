import type { DeskDeps } from '../../commands/command.ts';
import { acceptDossier, openDossier, receivableFacts } from '../../commands/open-dossier.ts';
import { inUnit } from '../../commands/unit.ts';
import { namedLadder } from '../../domain/ladder.ts';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';
import { agencyById } from '../../store/agencies.ts';

const PROCEDURE = '1.001193';
const AGENCY = 'trinh-dien-phuong';
/** 0.05 working hours: three minutes, in an agency that never closes. */
const LIMIT = { value: 0.05, unit: 'working-hour' } as const;
/** In processes/clock-rules.yaml: a rung a minute. */
const LADDER = 'demonstration';

/** The breach that a newcomer watches: a dossier whose ledger lets it fall due three minutes from now, with rungs a minute apart. Nothing but the ledger's own terms makes it so. */
export async function receiveThreeMinuteDossier(deps: DeskDeps): Promise<void> {
  const officer = await deps.db('desk.account').where({ username: 'tiepnhan', agency_id: AGENCY }).first<{ id: string; name: string } | undefined>('id', 'name');
  // Once, on the first start: a start that was cut off before this is made good by the next.
  if (!officer || await deps.db('desk.dossier').first('id')) return;
  const opened = await inUnit(deps, officer, async (unit) => {
    // Its own facts say that no cut-off moves it to the next day: three minutes are three minutes after 15:00 too.
    const received = await receivableFacts(unit, PROCEDURE);
    const { clockCutoff: _noCutoff, ...facts } = received.facts;
    const agency = (await agencyById(unit.trx, AGENCY))!;
    const form = plausibleForm(facts, unit.at);
    const dossier = await openDossier(unit, {
      facts, factsVersion: received.factsVersion, model: received.model, receivedBy: agency, handledBy: agency, status: 2, channel: 'counter', resultChannel: 'counter', copies: 1, demonstration: true, submittedAt: null, idempotencyKey: 'demonstration-three-minutes',
      applicant: { name: 'Hồ sơ trình diễn: quá hạn sau 3 phút', identityNumber: '000000000000', address: 'Phường Trình Diễn', phone: '0900000000', kind: 'citizen' },
      form, content: 'Hồ sơ trình diễn, đến hạn ba phút sau khi khởi động lần đầu',
      components: facts.components.map(({ id, original, copies, duty }) => ({ id, originals: original, copies, ...(duty === 'show' ? { shown: true } : {}) })),
    });
    return acceptDossier(unit, dossier, { limit: LIMIT, ladder: namedLadder(unit.catalogue.ladders(), LADDER) });
  });
  if (!opened.ok) throw new Error(opened.title.en);
}

/** Fills what the procedure's form wants with values that say what they are. */
function plausibleForm(facts: ProcedureFacts, at: Date): Record<string, string | number | boolean> {
  return Object.fromEntries(facts.form.filter((field) => field.required).map((field) => {
    switch (field.type) {
      case 'boolean': return [field.id, false];
      case 'number': return [field.id, field.min ?? 1];
      case 'date': return [field.id, at.toISOString().slice(0, 10)];
      case 'choice': return [field.id, field.choices?.[0]?.value ?? ''];
      case 'text': case 'longtext': return [field.id, 'Trình diễn'];
    }
  }));
}
