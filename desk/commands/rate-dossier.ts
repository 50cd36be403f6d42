import { timingSafeEqual } from 'node:crypto';
import type { DossierRow } from '../store/rows.ts';
import type { DeskDeps, Result } from './command.ts';
import { refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** The applicant rates with the code and the four digits of the slip. 404 for a wrong code or secret alike, 409 when not asked yet or rated already. */
export async function rateDossier(deps: DeskDeps, input: { readonly code: string; readonly secret: string; readonly score: number; readonly comment?: string }): Promise<Result<{ readonly code: string }>> {
  return inUnit(deps, { id: null, name: 'Người nộp hồ sơ' }, async (unit) => {
    const dossier = await unit.trx<DossierRow>('desk.dossier').where({ code: input.code }).first();
    if (!dossier || !same(dossier.lookup_secret, input.secret)) return refuse(404, 'Mã hồ sơ hoặc mã tra cứu không đúng', 'Wrong code or secret');
    if (!Number.isInteger(input.score) || input.score < 1 || input.score > 5) refuse(422, 'Điểm từ 1 đến 5', 'A score from 1 to 5', { score: { vi: 'Từ 1 đến 5', en: 'From 1 to 5' } });
    const rated = await unit.trx('desk.rating').where({ dossier_id: dossier.id }).whereNull('rated_at').update({ score: input.score, comment: input.comment?.slice(0, 2000) ?? null, rated_at: unit.at });
    if (rated !== 1) refuse(409, 'Hồ sơ chưa có kết quả hoặc đã được đánh giá', 'Not asked for yet, or rated already');
    await unit.history({ dossierId: dossier.id, kind: 'rated', data: { score: input.score } });
    return { code: dossier.code };
  });
}

const same = (a: string, b: string): boolean => { const [x, y] = [Buffer.from(a), Buffer.from(b)]; return x.length === y.length && timingSafeEqual(x, y); };
