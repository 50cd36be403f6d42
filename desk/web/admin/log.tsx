import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AdministrationEntry, Page } from '../../api/contract.ts';
import type { Text } from '../../../processes/schema/facts.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import type { Language } from '../i18n/text-table.ts';
import { roleTexts } from '../session/session-texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { logFieldTexts, logKindTexts, logTexts } from './log-texts.ts';

const SIZE = 50;

/** Who did what when. */
export function Log() {
  const t = useTexts(logTexts);
  const kind = useTexts(logKindTexts);
  const format = useFormat();
  const [page, setPage] = useState(1);
  const entries = useQuery({ queryKey: ['administration-log', page], queryFn: () => send<Page<AdministrationEntry>>('GET', `/administration-log${query({ page, size: SIZE })}`), placeholderData: keepPreviousData });
  return (
    <div className="stack">
      <p className="quiet">{t('hint')}</p>
      <Loaded query={entries}>
        {(found) => found.total === 0 ? <p className="panel empty">{t('none')}</p> : (
          <>
            <div className="table-box">
              <table className="table">
                <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('actor')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('subject')}</th><th scope="col">{t('changes')}</th></tr></thead>
                <tbody>{found.items.map((entry) => <tr key={entry.id}><td className="code">{format.dateTime(entry.at)}</td><td>{entry.actor || t('system')}</td><td>{kind(entry.kind)}</td><td className="log-subject">{entry.subject.name}</td><td className="small log-changes"><Changes entry={entry} /></td></tr>)}</tbody>
              </table>
            </div>
            <Pager page={found.page} size={found.size} total={found.total} onPage={setPage} />
          </>
        )}
      </Loaded>
    </div>
  );
}

const isField = (field: string): field is keyof typeof logFieldTexts & string => field in logFieldTexts;

function Changes({ entry }: { readonly entry: AdministrationEntry }) {
  const field = useTexts(logFieldTexts);
  const { language } = useLanguage();
  const sayValue = useSayValue();
  return <>{Object.entries(entry.changes).map(([id, [before, after]]) => {
    const [was, is] = inOneLanguage(before, after, language);
    return <div key={id}><span className="quiet">{isField(id) ? field(id) : id}:</span> {was === null ? '' : `${sayValue(was)} → `}{sayValue(is)}</div>;
  })}</>;
}

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;

/** A text in the reader's language, or in the one in which it changed. */
function inOneLanguage(before: unknown, after: unknown, language: Language): readonly [unknown, unknown] {
  if (!isText(after)) return [before, after];
  if (!isText(before)) return [before, after[language]];
  const changed: Language = before[language] !== after[language] ? language : language === 'vi' ? 'en' : 'vi';
  return [before[changed], after[changed]];
}

function useSayValue(): (value: unknown) => string {
  const t = useTexts(logTexts);
  const role = useTexts(roleTexts);
  const format = useFormat();
  const say = (value: unknown): string => {
    if (value === null || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return format.count(value);
    if (typeof value === 'string') return value in roleTexts ? role(value as keyof typeof roleTexts) : /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
    return (Array.isArray(value) ? value : Object.values(value as object)).map(say).join(', ');
  };
  return say;
}
