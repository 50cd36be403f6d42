import { useTexts } from '../i18n/language.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { useFoundProcedures } from './procedure-queries.ts';
import { proceduresTexts } from './procedures-texts.ts';
import './procedures.css';

/** The whole catalogue by words; without words, what my agency receives. */
export function ProceduresPage() {
  const t = useTexts(proceduresTexts);
  const [{ q }, setPlace] = useSearchValues(['q']);
  return (
    <div className="page">
      <div className="page-head"><h1>{t('title')}</h1></div>
      <div className="wide-search"><SearchInput label={t('find')} value={q} onChange={(next) => setPlace({ q: next })} /></div>
      <Loaded query={useFoundProcedures(q)}>
        {(found) => found.length === 0 ? <p className="panel empty">{q ? t('noneFound', { q }) : t('typeToFind')}</p> : (
          <div className="table-box">
            <table className="table">
              <caption className="sr-only">{t('title')}</caption>
              <thead><tr><th scope="col">{t('procedure')}</th><th scope="col" className="w-status">{t('field')}</th><th scope="col" className="w-clock">{t('limit')}</th></tr></thead>
              <tbody>{found.map(({ code, name, field, limit, reengineered }) => (
                <tr key={code}><th scope="row"><Link to={`/procedures/${encodeURIComponent(code)}`}>{name}</Link> <span className="quiet code small">{code}</span>{reengineered && <> <span className="badge good">{t('reengineered')}</span></>}</th><td className="small">{field}</td><td className="small">{limit}</td></tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </Loaded>
    </div>
  );
}
