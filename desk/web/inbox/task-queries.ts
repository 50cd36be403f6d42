import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CompleteTask, Officer, Page, TaskSummary, TaskView } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';

export type InboxView = 'mine' | 'group' | 'all';
export const PAGE_SIZE = 25;

export const useTasks = (view: InboxView, q: string, page: number) => useQuery({
  queryKey: ['tasks', view, q, page],
  queryFn: () => send<Page<TaskSummary>>('GET', `/tasks${query({ view, q, page, size: PAGE_SIZE })}`),
  placeholderData: keepPreviousData,
});

export const useTask = (id: string) => useQuery({ queryKey: ['task', id], queryFn: () => send<TaskView>('GET', `/tasks/${id}`) });

/** Officers of my agency with a role. */
export const useOfficers = (role: string | undefined) => useQuery({ queryKey: ['officers', role ?? ''], queryFn: () => send<readonly Officer[]>('GET', `/officers${query({ role })}`), staleTime: 60_000 });

export function useTaskAct(act: 'claim' | 'unclaim') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<TaskView>('POST', `/tasks/${id}/${act}`),
    onSuccess: (view, id) => { if (view) client.setQueryData(['task', id], view); },
    onSettled: () => Promise.all(['tasks', 'task'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useCompleteTask(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CompleteTask) => send<{ readonly task: TaskView; readonly next?: string }>('POST', `/tasks/${id}/complete`, body),
    onSuccess: ({ task }) => client.setQueryData(['task', id], task),
    onSettled: () => { for (const key of ['tasks', 'task', 'dossier', 'dossiers', 'board']) void client.invalidateQueries({ queryKey: [key] }); },
  });
}
