import type { Knex } from 'knex';
import type { Board } from '../api/contract.ts';

/** Decision 985/QĐ-TTg of 2018 (facts §1.5, source S2). The district level is gone since 1/7/2025; its target is shown for the communes that took its place. */
const TARGETS: Board['onTheSpot']['targets'] = [
  { level: 'province', share: 0.2, provenance: { vi: '[F] QĐ 985/QĐ-TTg (8/8/2018); TT 01/2018/TT-VPCP Điều 13', en: '[F] Decision 985/QĐ-TTg (8 August 2018); Circular 01/2018/TT-VPCP Art. 13' } },
  { level: 'commune', share: 0.5, provenance: { vi: '[F] QĐ 985/QĐ-TTg (8/8/2018), mục tiêu cấp huyện; [A] áp cho cấp xã từ 1/7/2025', en: '[F] Decision 985/QĐ-TTg (8 August 2018), the target of districts; [A] taken over for communes from 1 July 2025' } },
];

/** Share of the dossiers whose four acts were all located at the one-stop, among those for which it has been decided; null without any. */
export async function onTheSpotShare(rows: Knex.QueryBuilder): Promise<Board['onTheSpot']> {
  const counted = await rows.whereNotNull('v.on_the_spot').first<{ dossiers: string; spot: string }>(rows.client.raw(`count(*) as dossiers, count(*) filter (where v.on_the_spot) as spot`));
  const dossiers = Number(counted.dossiers);
  return { share: dossiers === 0 ? null : Number(counted.spot) / dossiers, dossiers, targets: TARGETS };
}
