import type { Fee } from '../../processes/schema/facts.ts';

/** What is due, in đồng. Per page: pages × copies; the ceiling holds for each copy (certified copies: 2,000 đ, from page 3 1,000 đ, at most 200,000 đ a copy). */
export function feeDue(fee: Fee, count: { readonly pages: number; readonly copies: number }): number {
  switch (fee.kind) {
    case 'free': return 0;
    case 'fixed': return fee.amount;
    case 'per-page': {
      const pages = Math.max(1, Math.floor(count.pages));
      const dear = Math.min(pages, fee.furtherFrom - 1);
      const oneCopy = Math.min(fee.ceiling, dear * fee.first + (pages - dear) * fee.further);
      return oneCopy * Math.max(1, Math.floor(count.copies));
    }
  }
}
