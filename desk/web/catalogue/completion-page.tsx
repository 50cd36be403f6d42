import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CompletionQueue, CompletionRow } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { CatalogueParts } from './catalogue-parts.tsx';
import { attributeTexts, completionTexts, reasonTexts } from './completion-texts.ts';
import '../dossier/dossier.css';
import './catalogue.css';

const ANY = '*';
const PAGE_SIZE = 25;

export function CompletionPage() {
  const t = useTexts(completionTexts);
  const attributeName = useTexts(attributeTexts);
  const reasonName = useTexts(reasonTexts);
  const { count } = useFormat();
  const [values, setPlace] = useSearchValues(['q', 'field', 'attribute', 'reason', 'page']);
  const page = Math.max(1, Number.parseInt(values.page, 10) || 1);
  const queue = useQuery({ queryKey: ['completion', { ...values, page }], queryFn: () => send<CompletionQueue>('GET', `/completion${query({ ...values, page, size: PAGE_SIZE })}`), placeholderData: keepPreviousData });
  const filter = (part: Parameters<typeof setPlace>[0]) => setPlace({ ...part, page: '' });
  const pick = (key: 'field' | 'attribute' | 'reason') => (value: string) => filter({ [key]: value === ANY ? '' : value });
  const filtered = values.q || values.field || values.attribute || values.reason;
  const any = { id: ANY, label: t('any') };
  const { fields = [], attributes = [], reasons = [] } = queue.data ?? {};
  return (
    <div className="page">
      <CatalogueParts />
      <div className="page-head filters">
        <h1>{t('title')}</h1>
        {queue.data && <span className="quiet">{t('all', { n: count(queue.data.all) })}</span>}
        <span className="push" />
        {filtered && <Button small look="plain" onPress={() => filter({ q: '', field: '', attribute: '', reason: '' })}>{t('clear')}</Button>}
      </div>
      <p className="quiet catalogue-hint">{t('hint')}</p>
      <div className="filter-row">
        <div className="field"><span className="label">&nbsp;</span><SearchInput label={t('search')} value={values.q} onChange={(q) => filter({ q })} /></div>
        <Select label={t('field')} value={values.field || ANY} onChange={pick('field')} options={[any, ...fields.map(({ id, name, procedures }) => ({ id, label: `${name} (${count(procedures)})` }))]} />
        <Select label={t('attribute')} value={values.attribute || ANY} onChange={pick('attribute')} options={[any, ...attributes.map(({ id, procedures }) => ({ id, label: `${attributeName(id)} (${count(procedures)})` }))]} />
        <Select label={t('reason')} value={values.reason || ANY} onChange={pick('reason')} options={[any, ...reasons.map(({ id, procedures }) => ({ id, label: `${reasonName(id)} (${count(procedures)})` }))]} />
      </div>
      <Loaded query={queue}>
        {(data) => (
          <>
            {data.items.length === 0 ? <p className="panel empty">{t(filtered ? 'noMatch' : 'none')}</p> : <CompletionTable rows={data.items} />}
            <Pager page={page} size={PAGE_SIZE} total={data.total} onPage={(next) => setPlace({ page: String(next) })} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function CompletionTable({ rows }: { readonly rows: readonly CompletionRow[] }) {
  const t = useTexts(completionTexts);
  const say = useSay();
  const { count } = useFormat();
  return (
    <div className="table-box">
      <table className="table completion">
        <caption className="sr-only">{t('title')}</caption>
        <thead><tr><th scope="col">{t('procedure')}</th><th scope="col">{t('field')}</th><th scope="col">{t('lacks')}</th><th scope="col" className="number">{t('dossiers')}</th><th scope="col">{t('file')}</th></tr></thead>
        <tbody>
          {rows.map(({ code, name, field, lacks, dossiers, file }) => (
            <tr key={code}>
              <th scope="row"><Link to={`/procedures/${encodeURIComponent(code)}`}>{name}</Link> <span className="quiet code small">{code}</span></th>
              <td className="small">{field.name}</td>
              <td className="small"><ul>{lacks.map((lack) => <li key={`${lack.attribute}-${lack.channel}`}>{say(lack.text)}</li>)}</ul></td>
              <td className="number">{count(dossiers)}</td>
              <td className="small quiet path">{file}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
