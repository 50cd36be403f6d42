import type { BoardCounts } from '../../api/contract.ts';
import { query } from '../http/send.ts';

export type CountName = keyof BoardCounts;
/** Each number and the list filter that opens exactly its dossiers. */
export const FILTER_OF: Readonly<Record<CountName, string>> = {
  onTime: 'on-time', dueSoon: 'due-soon', overdue: 'overdue', overdueWithoutApology: 'overdue-without-apology', waiting: 'waiting', noLimit: 'no-limit',
  finishedOnTime: 'finished-on-time', finishedLate: 'finished-late', askedTwice: 'asked-twice', open: 'open',
};
/** As the columns stand: what hurts is in the middle of the eye's way, what is over comes last. */
export const COLUMNS: readonly CountName[] = ['open', 'onTime', 'dueSoon', 'overdue', 'overdueWithoutApology', 'waiting', 'noLimit', 'finishedOnTime', 'finishedLate', 'askedTwice'];

export const listOf = (count: CountName, scope: { readonly agency?: string; readonly procedure?: string }): string => `/dossiers${query({ clock: FILTER_OF[count], ...scope })}`;
