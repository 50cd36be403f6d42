import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { uiTexts } from './ui-texts.ts';

interface PagerProps { readonly page: number; readonly size: number; readonly total: number; readonly onPage: (page: number) => void; readonly children?: ReactNode }

/** `page` counts from 1. Always there, so that nothing jumps when there is only one page. */
export function Pager({ page, size, total, onPage, children }: PagerProps) {
  const t = useTexts(uiTexts);
  const { count } = useFormat();
  const last = Math.max(1, Math.ceil(total / size));
  return (
    <div className="pager">
      <span>{total === 0 ? t('range', { from: 0, to: 0, total: 0 }) : t('range', { from: count((page - 1) * size + 1), to: count(Math.min(total, page * size)), total: count(total) })}</span>
      <Button small isDisabled={page <= 1} onPress={() => onPage(page - 1)}>{t('previous')}</Button>
      <Button small isDisabled={page >= last} onPress={() => onPage(page + 1)}>{t('next')}</Button>
      <span className="push row">{children}</span>
    </div>
  );
}
