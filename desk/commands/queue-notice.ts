import { randomUUID } from 'node:crypto';
import { listOf } from '../../processes/schema/clock-rules-schema.ts';
import { contextOf, rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

export type NoticeKind = 'accepted' | 'result-ready' | 'refused' | 'supplement' | 'supplement-expired' | 'linked-opened' | 'apology' | 'rating' | 'stopped' | 'not-accepted';
interface Wording { readonly subject: string; readonly body: (dossier: DossierRow, more: Readonly<Record<string, string>>) => string }

/** What the applicant reads, in Vietnamese. */
const WORDING: Readonly<Record<NoticeKind, Wording>> = {
  accepted: { subject: 'Hồ sơ đã được tiếp nhận', body: (d) => `Hồ sơ ${d.code} (${d.procedure_name}) đã được tiếp nhận.${d.due_at ? ` Hẹn trả kết quả: ${sayLocal(d.due_at)}.` : ''}` },
  'result-ready': { subject: 'Hồ sơ đã có kết quả', body: (d) => `Hồ sơ ${d.code} đã có kết quả. ${d.result_channel === 'counter' ? 'Mời nhận tại Bộ phận Một cửa.' : d.result_channel === 'post' ? 'Kết quả được gửi qua bưu chính.' : 'Kết quả điện tử đã sẵn sàng.'}` },
  refused: { subject: 'Hồ sơ không được giải quyết', body: (d, m) => `Hồ sơ ${d.code} không được giải quyết.${m['reason'] ? ` Lý do: ${m['reason']}` : ''}` },
  supplement: { subject: 'Yêu cầu bổ sung hồ sơ', body: (d, m) => `Hồ sơ ${d.code} cần bổ sung: ${m['components'] ?? ''}. Lý do: ${m['reason'] ?? ''}. ${d.supplement_count > 1 ? `Đây là lần yêu cầu bổ sung thứ ${d.supplement_count}; chúng tôi xin lỗi vì đã không yêu cầu đủ trong một lần.` : 'Việc bổ sung chỉ yêu cầu một lần.'}` },
  'supplement-expired': { subject: 'Hồ sơ hết hạn bổ sung', body: (d) => `Hồ sơ ${d.code} không được bổ sung đúng hạn và đã đóng.` },
  'linked-opened': { subject: 'Hồ sơ liên thông đã được chuyển', body: (d) => `Hồ sơ ${d.code} đã được chuyển đồng thời đến các cơ quan liên quan.` },
  apology: { subject: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', body: (d, m) => `Chúng tôi xin lỗi vì chưa giải quyết xong hồ sơ ${d.code} đúng hẹn. Lý do: ${m['reason'] ?? ''}. Ngày hẹn mới: ${m['newDueAt'] ?? ''}.` },
  rating: { subject: 'Mời đánh giá', body: (d) => `Mời đánh giá việc giải quyết hồ sơ ${d.code} bằng mã hồ sơ và bốn chữ số in trên giấy tiếp nhận.` },
  stopped: { subject: 'Thông báo dừng giải quyết hồ sơ', body: (d, m) => `Hồ sơ ${d.code} dừng giải quyết. Lý do: ${m['reason'] ?? ''}.` },
  'not-accepted': { subject: 'Hồ sơ không được tiếp nhận', body: (d, m) => `Hồ sơ ${d.code} không được tiếp nhận. Lý do: ${m['reason'] ?? ''}.` },
};

const sayLocal = (at: Date): string => {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`;
};
export { sayLocal };

/** Where the applicant can be reached on each channel of T14; null: not there. The portal and VNeID know a dossier's owner by code and identity number. */
const ADDRESS: Readonly<Record<string, (dossier: DossierRow) => string | null>> = {
  portal: (dossier) => dossier.code,
  vneid: (dossier) => (dossier.applicant.kind === 'citizen' && /^\d{12}$/.test(dossier.applicant.identityNumber) ? dossier.applicant.identityNumber : null),
  sms: (dossier) => dossier.applicant.phone || null,
  email: (dossier) => dossier.applicant.email || null,
};
/** One notice: e-mail where there is one, else a text message. */
const USUAL: readonly string[] = ['email', 'sms'];

/** A notice in the outbox; nothing is promised before it is sent. A new date goes out on every channel of T14 that reaches the applicant. */
export async function queueNotice(unit: Unit, dossier: DossierRow, kind: NoticeKind, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const { subject, body } = WORDING[kind];
  for (const { channel, recipient } of await recipients(unit, dossier, kind)) {
    const id = randomUUID();
    await unit.trx('desk.notice').insert({ id, dossier_id: dossier.id, kind, channel, recipient, subject, body: body(dossier, more), created_at: unit.at });
    await unit.outbox('notice', `notice:${id}`, { noticeId: id });
    await unit.history({ dossierId: dossier.id, kind: 'notice-queued', data: { kind, subject, channel } });
  }
}

async function recipients(unit: Unit, dossier: DossierRow, kind: NoticeKind): Promise<readonly { readonly channel: string; readonly recipient: string }[]> {
  const reachable = (channels: readonly string[]) => channels.flatMap((channel) => { const recipient = ADDRESS[channel]?.(dossier); return recipient ? [{ channel, recipient }] : []; });
  const usual = reachable(USUAL).slice(0, 1);
  if (kind !== 'apology') return usual;
  const rule = (await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('T14');
  const all = rule.on ? reachable(listOf(String(rule.value))) : [];
  return all.length ? all : usual;
}
