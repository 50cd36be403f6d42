import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../desk/web/http/send.ts';
import type { ComparedModels, DraftRow, DraftView, ProcedureDesign, ProcedureRow, RevisionRow } from '../../api/contract.ts';
import type { FactsChange } from '../../facts/facts-change.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';

const at = (path: string): string => `/designer${path}`;

export const useVocabulary = () => useQuery({ queryKey: ['vocabulary'], queryFn: () => send<Vocabulary>('GET', at('/vocabulary')), staleTime: Infinity });
export const useProcedures = () => useQuery({ queryKey: ['procedures'], queryFn: () => send<readonly ProcedureRow[]>('GET', at('/procedures')) });
export const useDrafts = () => useQuery({ queryKey: ['drafts'], queryFn: () => send<readonly DraftRow[]>('GET', at('/drafts')) });
export const useProcedure = (code: string) => useQuery({ queryKey: ['procedure', code], queryFn: () => send<ProcedureDesign>('GET', at(`/procedures/${code}`)) });
export const useDraft = (id: string) => useQuery({ queryKey: ['draft', id], queryFn: () => send<DraftView>('GET', at(`/drafts/${id}`)), refetchOnWindowFocus: false });
export const useRevisions = (id: string, version: number) => useQuery({ queryKey: ['revisions', id, version], queryFn: () => send<readonly RevisionRow[]>('GET', at(`/drafts/${id}/revisions`)) });
export const useCompared = (id: string, against: 'deployed' | 'before', version: number | undefined) =>
  useQuery({ queryKey: ['compared', id, against, version], queryFn: () => send<ComparedModels>('GET', at(`/drafts/${id}/compare?with=${against}`)), enabled: version !== undefined });

export const loadVersion = (code: string, version: number) => send<{ xml: string }>('GET', at(`/procedures/${code}/versions/${version}`));
export const loadRevision = (id: string, n: number) => send<{ xml: string; factsChange: FactsChange | null }>('GET', at(`/drafts/${id}/revisions/${n}`));
export const createDraft = (code: string, title: string) => send<DraftView>('POST', at(`/procedures/${code}/drafts`), { title });
export const saveDraft = (id: string, body: { xml: string; version: number; title?: string; factsChange?: FactsChange | null }) => send<{ version: number; updatedAt: string }>('PUT', at(`/drafts/${id}`), body);
export const discardDraft = (id: string) => send<void>('DELETE', at(`/drafts/${id}`));

/** Submit, recall, approve, reject, deploy: each answers the draft as it is now. */
export function useDraftAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: { readonly act: 'submit' | 'recall' | 'approve' | 'reject' | 'deploy'; readonly body?: object }) => send<DraftView>('POST', at(`/drafts/${id}/${act}`), body ?? {}),
    onSuccess: (draft) => { client.setQueryData(['draft', id], draft); for (const key of ['procedures', 'drafts', 'procedure', 'compared']) void client.invalidateQueries({ queryKey: [key] }); },
  });
}
