import type { ComponentType } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { Accounts } from './accounts.tsx';
import { ADMIN_PARTS, type AdminPart } from './admin-parts.ts';
import { adminTexts } from './admin-texts.ts';
import { useAttention } from './attention.ts';
import { Calendars } from './calendars.tsx';
import { Jobs } from './jobs.tsx';
import { Log } from './log.tsx';
import { Outbox } from './outbox.tsx';
import { Rules } from './rules.tsx';
import './admin.css';

const PARTS: Readonly<Record<AdminPart, ComponentType>> = { rules: Rules, calendars: Calendars, accounts: Accounts, jobs: Jobs, outbox: Outbox, log: Log };

export function AdminPage({ part }: { readonly part: AdminPart }) {
  const t = useTexts(adminTexts);
  const attention = useAttention(true);
  const counts: Partial<Readonly<Record<AdminPart, number>>> = attention ? { jobs: attention.failingJobs + attention.standingStill, outbox: attention.undelivered } : {};
  const Part = PARTS[part];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <nav className="tabs" aria-label={t('title')}>{ADMIN_PARTS.map((each) => <Link key={each} to={`/admin/${each}`} className="tab" {...(each === part ? { 'aria-current': 'page' as const } : {})}>{t(each)}{counts[each] ? <> <span className="badge bad">{counts[each]}</span></> : null}</Link>)}</nav>
      </div>
      <Part />
    </div>
  );
}
