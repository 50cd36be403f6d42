import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { useProcedureSearch } from './procedure-queries.ts';
import { proceduresTexts } from './procedures-texts.ts';
import '../dossier/dossier.css';
import './procedures.css';

const ANY = '*';
const LEVELS = ['ministry', 'province', 'commune', 'utility'] as const;

/** The whole catalogue by words, level, field and authority; without either, what my agency receives. */
export function ProceduresPage() {
  const t = useTexts(proceduresTexts);
  const { count } = useFormat();
  const [values, setPlace] = useSearchValues(['q', 'level', 'field', 'authority', 'far']);
  const search = useProcedureSearch(values);
  const { levels = [], fields = [], authorities = [] } = search.data?.facets ?? {};
  const pick = (key: 'level' | 'field' | 'authority') => (value: string) => setPlace({ [key]: value === ANY ? '' : value });
  const any = { id: ANY, label: t('any') };
  const named = (name: string, n: number): string => `${name} (${count(n)})`;
  // What is picked stays in the list, also where nothing is found with it.
  const kept = (options: readonly { readonly id: string; readonly label: string }[], value: string) => [any, ...options, ...(value && !options.some(({ id }) => id === value) ? [{ id: value, label: value }] : [])];
  const filtered = values.level || values.field || values.authority;
  return (
    <div className="page">
      <div className="page-head filters">
        <h1>{t('title')}</h1>
        {search.data && (values.q || filtered) && <span className="quiet" aria-live="polite">{search.data.total > search.data.items.length ? t('first', { n: count(search.data.total), shown: count(search.data.items.length) }) : t('found', { n: count(search.data.total) })}</span>}
        <span className="push" />
        {filtered && <Button small look="plain" onPress={() => setPlace({ level: '', field: '', authority: '' })}>{t('clear')}</Button>}
      </div>
      <div className="filter-row">
        <div className="field"><span className="label">&nbsp;</span><SearchInput label={t('find')} value={values.q} onChange={(q) => setPlace({ q, far: '' })} /></div>
        <Select label={t('level')} value={values.level || ANY} onChange={pick('level')} options={kept(LEVELS.flatMap((id) => levels.filter((level) => level.id === id).map(({ procedures }) => ({ id, label: named(t(id), procedures) }))), values.level)} />
        <Select label={t('field')} value={values.field || ANY} onChange={pick('field')} options={kept(fields.map(({ id, name, procedures }) => ({ id, label: named(name, procedures) })), values.field)} />
        <Select label={t('authority')} value={values.authority || ANY} onChange={pick('authority')} options={kept(authorities.map(({ id, name, procedures }) => ({ id, label: named(name, procedures) })), values.authority)} />
      </div>
      <Loaded query={search}>
        {({ items, farther }) => (
          <>
            {items.length === 0 ? <p className="panel empty">{values.q || filtered ? t('noneFound', { q: values.q }) : t('typeToFind')}</p> : (
              <div className="table-box">
                <table className="table">
                  <caption className="sr-only">{t('title')}</caption>
                  <thead><tr><th scope="col">{t('procedure')}</th><th scope="col" className="w-status">{t('field')}</th><th scope="col" className="w-clock">{t('limit')}</th></tr></thead>
                  <tbody>{items.map(({ code, name, field, limit, reengineered, close }) => (
                    <tr key={code} className={close ? undefined : 'gone'}><th scope="row"><Link to={`/procedures/${encodeURIComponent(code)}`}>{name}</Link> <span className="quiet code small">{code}</span>{reengineered && <> <span className="badge good">{t('reengineered')}</span></>}{!close && <> <span className="badge">{t('far')}</span></>}</th><td className="small">{field}</td><td className="small">{limit}</td></tr>
                  ))}</tbody>
                </table>
              </div>
            )}
            {farther > 0 && <p><Button look="plain" onPress={() => setPlace({ far: values.far ? '' : 'true' })}>{values.far ? t('nearer') : t('farther', { n: count(farther) })}</Button></p>}
          </>
        )}
      </Loaded>
    </div>
  );
}
