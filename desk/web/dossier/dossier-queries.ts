import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClockView, DossierSummary, DossierView, Page } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';

export interface DossierFilter { readonly q: string; readonly status: string; readonly procedure: string; readonly agency: string; readonly clock: string; readonly page: number }
export interface Diagram { readonly xml: string; readonly activeElementIds: readonly string[]; readonly doneElementIds: readonly string[] }
export const PAGE_SIZE = 25;

export const useDossiers = (filter: DossierFilter) => useQuery({
  queryKey: ['dossiers', filter],
  queryFn: () => send<Page<DossierSummary>>('GET', `/dossiers${query({ ...filter, size: PAGE_SIZE })}`),
  placeholderData: keepPreviousData,
});
export const useDossier = (id: string) => useQuery({ queryKey: ['dossier', id], queryFn: () => send<DossierView>('GET', `/dossiers/${id}`) });
export const useClock = (id: string) => useQuery({ queryKey: ['dossier', id, 'clock'], queryFn: () => send<ClockView>('GET', `/dossiers/${id}/clock`) });
export const useDiagram = (id: string) => useQuery({ queryKey: ['dossier', id, 'diagram'], queryFn: () => send<Diagram>('GET', `/dossiers/${id}/diagram`), retry: false });

export type DossierAct = 'supplement' | 'withdraw' | 'stop' | 'payment' | 'urge';

export function useDossierAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: { readonly act: DossierAct; readonly body: unknown }) => send<DossierView>('POST', `/dossiers/${id}/${act}`, body),
    onSuccess: (view) => { if (view) client.setQueryData(['dossier', id], view); },
    onSettled: () => { for (const key of ['dossier', 'dossiers', 'tasks', 'task', 'board']) void client.invalidateQueries({ queryKey: [key] }); },
  });
}

/** Stores the scan, then notes it with the component. */
export function useAttach(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ componentId, file, originals, copies }: { readonly componentId: string; readonly file: File; readonly originals: number; readonly copies: number }) => {
      const body = new FormData();
      body.append('file', file);
      const stored = await send<{ readonly id: string }>('POST', `/dossiers/${id}/files`, body);
      return send<DossierView>('POST', `/dossiers/${id}/components/${encodeURIComponent(componentId)}`, { originals, copies, fileId: stored.id });
    },
    onSuccess: (view) => { if (view) client.setQueryData(['dossier', id], view); },
    onSettled: () => { for (const key of ['dossier', 'task']) void client.invalidateQueries({ queryKey: [key] }); },
  });
}
