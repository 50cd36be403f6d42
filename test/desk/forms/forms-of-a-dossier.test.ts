import { expect } from 'chai';
import type { Knex } from 'knex';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { completeTask } from '../../../desk/commands/complete-task.ts';
import type { DeskDeps } from '../../../desk/commands/command.ts';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import type { CompleteTask } from '../../../desk/api/contract.ts';
import { takePayment } from '../../../desk/commands/take-payment.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';
import type { SteppingClock } from '../../../engine/time/stepping-clock.ts';
import { dossierOf, must, officer, officerFor, openTasksOf, reception } from '../../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../../support/desk-with-engine.ts';
import type { Product } from '../../support/product.ts';

const PASSWORD = 'trinh-dien';

/** The forms that exist only after something happened, printed by the product for dossiers to which it did. */
describe('the forms of a dossier on its way', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  let clock: SteppingClock;
  let product: Product;
  let db: Knex;
  let deps: DeskDeps;
  let cookie = '';
  const catalogue = loadCatalogue();
  before(async () => {
    desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00');
    ({ clock, product, db, deps } = desk);
  });
  after(() => desk?.close());

  const settle = (): Promise<void> => clock.advanceTo(clock.now());
  const receive = async (code: string, username: string, change: Parameters<typeof reception>[1] = {}): Promise<string> => {
    const { id } = must(await receiveDossier(deps, await officer(db, username), reception(catalogue.procedure(code)!, change)));
    await settle();
    cookie = ((await fetch(`${product.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: PASSWORD }) })).headers.getSetCookie()[0] ?? '').split(';')[0]!;
    return id;
  };
  const doTask = async (dossierId: string, formKey: string, answer: CompleteTask): Promise<void> => {
    const open = await openTasksOf(deps, dossierId);
    const task = open.find((each) => each.form_key === formKey);
    if (!task) throw new Error(`no '${formKey}' among ${open.map((each) => each.form_key ?? each.kind).join(', ')}`);
    must(await completeTask(deps, await officerFor(db, task), { taskId: task.id, ...answer }));
    await settle();
  };
  /** The PDF's text with single blanks; undefined where pdftotext is missing. The file stays in tmp/forms (ignored by git) for whoever changes a form. */
  const printed = async (n: number, dossierId: string): Promise<string | undefined> => {
    const answer = await fetch(`${product.url}/api/dossiers/${dossierId}/forms/${n}.pdf`, { headers: { cookie } });
    expect(answer.status, await answer.clone().text().then((text) => text.slice(0, 200))).to.equal(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).to.equal('%PDF-');
    mkdirSync('tmp/forms', { recursive: true });
    writeFileSync(`tmp/forms/mau-0${n}.pdf`, bytes);
    const text = spawnSync('pdftotext', ['-layout', `tmp/forms/mau-0${n}.pdf`, '-'], { encoding: 'utf8' });
    return text.status === 0 ? text.stdout.replace(/\s+/g, ' ') : undefined;
  };
  const says = (text: string | undefined, ...words: readonly string[]): void => {
    if (text === undefined) return console.log('    text not checked: no pdftotext');
    for (const word of words) expect(text).to.contain(word);
  };

  it('Mẫu 02 names what is missing and why, once the supplement was asked for', async () => {
    const facts = catalogue.procedure('1.001193')!;
    const id = await receive('1.001193', 'tiepnhan', { form: { ...reception(facts).form, birthPlaceKind: 'elsewhere' }, components: [] });
    await doTask(id, 'prepare-supplement', { outcome: 'sent', reason: 'Thiếu văn bản của người làm chứng', components: ['witness-statement'] });
    const { code } = await dossierOf(deps, id);
    says(await printed(2, id), 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', '/PBS', code, 'Người Nộp Thử', 'Thiếu văn bản của người làm chứng', facts.components.find((each) => each.id === 'witness-statement')!.name.slice(0, 30), 'chỉ được yêu cầu bổ sung một lần', '16/11/2026', 'Trình Diễn Tiếp nhận');
  });

  it('Mẫu 03 gives the reason of a refusal', async () => {
    const id = await receive('3.000353', 'csgt');
    must(await takePayment(deps, await officer(db, 'csgt'), { dossierId: id, method: 'cash' }));
    await settle();
    await doTask(id, 'appraise', { outcome: 'refuse', reason: 'Giấy phép lái xe đã hết hạn' });
    await doTask(id, 'refuse', { outcome: 'sent', reason: 'Giấy phép lái xe đã hết hạn từ năm 2024' });
    expect(await dossierOf(deps, id)).to.include({ outcome: 'refused' });
    says(await printed(3, id), 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', '/PTC', (await dossierOf(deps, id)).code, 'Người Nộp Thử', 'Giấy phép lái xe đã hết hạn từ năm 2024', 'không tiếp nhận, giải quyết');
  });

  it('Mẫu 04 apologises and gives the new date, once the head of the agency has signed', async () => {
    const id = await receive('1.002759', 'bhxh');
    const before = await dossierOf(deps, id);
    await clock.advanceTo(before.warn_at!.getTime());
    await settle();
    await doTask(id, 'draft-apology', { outcome: 'drafted', reason: 'Chờ xác minh dữ liệu', fields: { newDueAt: '2026-12-03' } });
    await doTask(id, 'sign-apology', { outcome: 'signed' });
    says(await printed(4, id), 'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT', '/PXL', before.code, 'Chờ xác minh dữ liệu', '17 giờ 00 phút, ngày 19 tháng 11 năm 2026', '17 giờ 00 phút, ngày 03 tháng 12 năm 2026', 'Trình Diễn Lãnh đạo bhxh');
  });
});
