import type { Role } from '../../api/contract.ts';
import { useTexts } from '../i18n/language.tsx';
import { useMe } from '../session/session.tsx';
import { Link, usePlace } from '../shell/router.tsx';
import { cataloguePartTexts } from './catalogue-part-texts.ts';
import './catalogue.css';

/** Who cares for what in the catalogue; the server decides by itself. */
const PARTS = [
  { id: 'completion', path: '/completion', roles: ['reform-staff', 'administrator'] },
  { id: 'once-only', path: '/once-only', roles: ['reform-staff', 'administrator', 'manager', 'leader'] },
  { id: 'document-kinds', path: '/document-kinds', roles: ['reform-staff', 'administrator'] },
  { id: 'portfolio', path: '/portfolio', roles: ['reform-staff', 'manager'] },
] as const satisfies readonly { readonly id: keyof typeof cataloguePartTexts & string; readonly path: string; readonly roles: readonly Role[] }[];

/** The pages on the catalogue as a whole, one line above each of them. */
export function CatalogueParts() {
  const t = useTexts(cataloguePartTexts);
  const { roles } = useMe();
  const { path } = usePlace();
  const mine = PARTS.filter((part) => part.roles.some((role) => roles.includes(role)));
  if (mine.length < 2) return null;
  return (
    <nav className="parts" aria-label={t('catalogue')}>
      {mine.map((part) => <Link key={part.id} to={part.path} className="part" {...(path === part.path ? { 'aria-current': 'page' as const } : {})}>{t(part.id)}</Link>)}
    </nav>
  );
}
