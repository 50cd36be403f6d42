import type { ImportedFee } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';
import { plainText } from '../schema/plain-text.ts';

/** Amounts of money as notes write them: '60.000 đồng', '155 USD', '01 triệu đồng'. */
const AMOUNT = /\d[\d.,]*\s*(?:triệu\s+)?(?:đồng|vnđ|vnd|usd|đ(?![\p{L}]))/giu;
/** A fee that some other text sets: 'mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định', 'theo Thông tư số 48/2022/TT-BTC … mức thu'. */
const SET_ELSEWHERE = /(?:phí|lệ phí|mức thu|giá dịch vụ)[^.;]{0,120}(?:theo quy định|quy định tại|quy định cụ thể|do hội đồng|quyết định|thông tư|biểu)|(?:theo|thông tư|nghị định|luật)[^.;]{0,120}(?:phí|lệ phí|mức thu)/iu;
/** 'Không thu lệ phí', 'miễn phí', 'Phí: không' – as long as it is not only for some. */
const FREE = /(?:không\s+(?:thu|mất|có|phải nộp|quy định)|miễn)\s+(?:phí|lệ phí)|(?:phí|lệ phí)\s*:?\s*không/iu;
const FOR_SOME = /(?:đối với|trường hợp|người|cho)\b/iu;

/** Amounts below this cannot be đồng: the source then holds dollars or thousands. */
const LEAST_DONG = 1_000;

/** @param fee in đồng; 0 free, null or absent unknown. @param note prose of the source: looked at, never kept; of it only amounts are carried over. */
export function feeOf(fee: number | null | undefined, note: string): ImportedFee {
  const text = plainText(note);
  const amounts = [...new Set([...text.matchAll(AMOUNT)].map(([found]) => found.trim()))];
  const raw = amounts.slice(0, 6).join(', ');
  const withRaw = raw ? { raw } : {};
  if (fee === null || fee === undefined) return { unclear: 'not-stated', ...withRaw };
  if (fee === 0) {
    if (amounts.length > 0) return { unclear: 'tariff-in-note', ...withRaw };
    if (SET_ELSEWHERE.test(text) && !(FREE.test(text) && !FOR_SOME.test(text))) return { unclear: 'set-elsewhere' };
    return { kind: 'free' };
  }
  if (!(fee >= LEAST_DONG) || !Number.isInteger(fee)) return { unclear: 'not-readable', raw: raw ? `${fee}; ${raw}` : String(fee) };
  const others = amounts.filter((amount) => !isSameAmount(amount, fee));
  return others.length > 0 ? { unclear: 'several', raw: [`${fee}`, ...others.slice(0, 6)].join(' / ') } : { kind: 'fixed', amount: fee };
}

const isSameAmount = (text: string, fee: number): boolean => {
  const millions = /triệu/iu.test(text) ? 1_000_000 : 1;
  return Number(text.replace(/[^\d]/g, '')) * millions === fee && !/usd/iu.test(text);
};

/** One fee out of the rows of one channel. */
export function oneFee(fees: readonly ImportedFee[]): ImportedFee {
  const [first, ...others] = [...new Map(fees.map((fee) => [JSON.stringify(fee), fee])).values()];
  if (!first) return { unclear: 'not-stated' };
  return others.length === 0 ? first : { unclear: 'several', raw: [first, ...others].map(shown).join(' / ') };
}

function shown(fee: ImportedFee): string {
  if (isUnclear(fee)) return fee.raw ?? fee.unclear;
  return fee.kind === 'free' ? 'free' : String(fee.amount);
}
