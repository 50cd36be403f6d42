import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';

type LiveKind = 'inbox' | 'dossier' | 'board';
/** Which queries an event makes stale. */
const STALE: Readonly<Record<LiveKind, readonly string[]>> = {
  inbox: ['tasks', 'task'],
  dossier: ['dossier', 'dossiers', 'task', 'board'],
  board: ['board', 'dossiers'],
};
/** Many dossiers move at once at 17:00; the page asks again at most this often. */
const GATHER_MS = 400;

/** Keeps open pages fresh: server-sent events only say that something changed, the queries fetch what. */
export function useLiveEvents(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return undefined;
    const source = new EventSource('/api/events');
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] });
      stale.clear();
    };
    const listen = (kind: LiveKind) => source.addEventListener(kind, () => {
      for (const key of STALE[kind]) stale.add(key);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    (Object.keys(STALE) as LiveKind[]).forEach(listen);
    return () => { clearTimeout(timer); source.close(); };
  }, [client, signedIn]);
}
