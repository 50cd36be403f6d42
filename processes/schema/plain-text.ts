/** One spelling for one text: composed letters (the source mixes both forms), no control or invisible characters, single spaces. */
export const plainText = (text: string): string => text.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u200b-\u200f\u2028-\u202f\ufeff\ue000-\uf8ff]+/g, ' ').replace(/\s+/g, ' ').trim();

/** Lower case without diacritics, for comparing names ('Căn cước' → 'can cuoc'). */
export const folded = (text: string): string => plainText(text).toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '');

const BULLET = /^(?:[\s\-–—+*•●○▪!.,;:()…]+|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]\d?(?:\.\d)*|[ivx]{1,4}(?:\.\d)*)(?:[.)/](?!\d)|\.\))\s*)/iu;

/** Without the bullets and numbers in front: '- a) Đơn đề nghị' → 'Đơn đề nghị'. */
export function withoutBullet(text: string): string {
  let rest = text;
  for (let found = BULLET.exec(rest); found && found[0].length < rest.length; found = BULLET.exec(rest)) rest = rest.slice(found[0].length);
  return rest.trim();
}
