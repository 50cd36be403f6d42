import type { Actor } from '../schema/internal-facts.ts';
import { folded, plainText } from '../schema/plain-text.ts';

/** Who acts in a step, by the words of the published table; the first rule that fits decides. */
const RULES: readonly { readonly actor: Actor; readonly words: RegExp }[] = [
  { actor: 'head-of-one-stop', words: /^truong bo phan (?:tn|tiep nhan|mot cua)/ },
  { actor: 'applicant', words: /^(?:to chuc(?: thuc hien tthc| de nghi)?|ca nhan|to chuc, ca nhan|cong dan|nha dau tu|doanh nghiep|nguoi (?:nop|de nghi))$/ },
  { actor: 'head-of-division', words: /^(?:lanh dao|truong|pho truong) (?:phong|van phong|trung tam|don vi)|^truong phong|^chi huy|^lanh dao phong/ },
  { actor: 'leader', words: /^(?:lanh dao|pho)? ?(?:so|co quan|ubnd|uy ban|nha truong|co so|chi cuc|cuc|ban) ?.*(?:phe duyet|duoc phan cong|ky)|^lanh dao (?:so|co quan|ubnd|uy ban|nha truong|co so|chi cuc|ban)|^(?:pho )?giam doc|^(?:pho )?chu tich|^nguoi dung dau|^hieu truong/ },
  { actor: 'clerk', words: /^(?:bo phan |cong chuc |can bo )?van thu|phong hanh chinh/ },
  { actor: 'counter-officer', words: /tn ?& ?tkq|tiep nhan(?: ho so)?(?: va|,| &)? tra ket qua|bo phan (?:mot cua|tra|nhan|tiep nhan)|ttpvhcc|trung tam phuc vu hanh chinh|ccmc|nvbd|^nhan vien phu trach tiep nhan|tiep nhan ho so (?:cua|tai)/ },
  { actor: 'council', words: /hoi dong|to tham dinh|ban kiem tra/ },
  { actor: 'consulted-agency', words: /cac so, ban|duoc (?:xin|lay) y kien|co quan,? don vi (?:lien quan|phoi hop)|co quan phoi hop/ },
  { actor: 'appraising-specialist', words: /chuyen vien|cong chuc|vien chuc|can bo|thu ly|^phong |nguoi huong dan/ },
  { actor: 'appraising-specialist', words: /^(?:so|co so|chinh quyen) [a-z]/ },
  { actor: 'peoples-committee', words: /^(?:van phong )?(?:ubnd|uy ban nhan dan)/ },
];

/** The actor that a cell names, if it names one. */
export const actorOf = (cell: string): Actor | undefined => RULES.find(({ words }) => words.test(folded(cell)))?.actor;

/** Longer cells describe work. */
const LONGEST_NAME = 140;
export const namesAnActor = (cell: string): boolean => plainText(cell).length <= LONGEST_NAME && actorOf(cell) !== undefined;
