import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ProcedureSearch, ProcedureSheet, ProcedureSummary } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';

export const useProcedureSheet = (code: string) => useQuery({ queryKey: ['procedure-sheet', code], queryFn: () => send<ProcedureSheet>('GET', `/procedures/${encodeURIComponent(code)}/sheet`) });
export const useProcedureModel = (code: string) => useQuery({ queryKey: ['procedure-model', code], queryFn: () => send<{ readonly xml: string }>('GET', `/procedures/${encodeURIComponent(code)}/model`), staleTime: Infinity, retry: false });
export const useProcedureSearch = (asked: Readonly<Record<'q' | 'level' | 'field' | 'authority' | 'far', string>>) => useQuery({ queryKey: ['procedure-search', asked], queryFn: () => send<ProcedureSearch>('GET', `/procedure-search${query(asked)}`), placeholderData: keepPreviousData });
export const useFoundProcedures = (q: string) => useQuery({ queryKey: ['procedures', q], queryFn: () => send<readonly ProcedureSummary[]>('GET', `/procedures${query({ q })}`), placeholderData: keepPreviousData });
