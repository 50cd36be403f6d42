import type { AdministrationEntry, Page } from '../api/contract.ts';
import { pageOf, type PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';

interface Row { id: string; at: Date; actor_name: string; kind: AdministrationEntry['kind']; subject_id: string; subject_name: string; data: AdministrationEntry['changes'] }

/** Who changed agencies, accounts, delegations and rules, newest first. Settings of rules are kept with the rules and read from there. */
export async function administrationLog({ db }: Pick<QueryDeps, 'db'>, page: PageRequest): Promise<Page<AdministrationEntry>> {
  const entries = db('desk.administration_entry').select(db.raw("'entry-' || id as id"), 'id as serial', 'at', 'actor_name', 'kind', 'subject_id', 'subject_name', 'data');
  const settings = db('desk.rule_setting as s').leftJoin('desk.account as c', 'c.id', 's.set_by').select(
    db.raw("'rule-' || s.id as id"), 's.id as serial', 's.set_at as at', db.raw("coalesce(c.name, '') as actor_name"), db.raw("'rule-set' as kind"), 's.rule_id as subject_id', 's.rule_id as subject_name',
    db.raw("jsonb_build_object('on', jsonb_build_array(null, s.on_), 'scope', jsonb_build_array(null, s.scope_kind || case when s.scope_value = '' then '' else ' ' || s.scope_value end), 'value', jsonb_build_array(null, s.value)) as data"));
  const rows = db.from(entries.unionAll(settings).as('log')).select('*').orderBy('at', 'desc').orderBy('serial', 'desc');
  return pageOf<Row, AdministrationEntry>(db, rows, page, (row) => ({ id: row.id, at: row.at.toISOString(), actor: row.actor_name, kind: row.kind, subject: { id: row.subject_id, name: row.subject_name }, changes: row.data }));
}
