import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me, SignIn } from '../../api/contract.ts';
import { ProblemError, send, setCsrfToken } from '../http/send.ts';
import { useLanguage } from '../i18n/language.tsx';

interface SessionState {
  /** undefined while it is not known yet, null when nobody is signed in. */
  readonly me: Me | null | undefined;
  readonly problem: unknown;
  readonly signIn: (credentials: SignIn) => Promise<Me>;
  readonly signOut: () => Promise<void>;
  readonly adopt: (me: Me) => void;
}
const SessionContext = createContext<SessionState | null>(null);

async function whoAmI(): Promise<Me | null> {
  try {
    const me = await send<Me>('GET', '/me', undefined, { anonymous: true });
    setCsrfToken(me.csrfToken);
    return me;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { choose } = useLanguage();
  const { data: me, error } = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: Infinity, retry: 2 });
  const accountLanguage = me?.language;
  useEffect(() => { if (accountLanguage) choose(accountLanguage); }, [accountLanguage, choose]);
  const adopt = useCallback((next: Me) => { setCsrfToken(next.csrfToken); client.setQueryData(['me'], next); }, [client]);
  const signIn = useCallback(async (credentials: SignIn) => {
    const next = await send<Me>('POST', '/session', credentials, { anonymous: true });
    adopt(next);
    return next;
  }, [adopt]);
  const signOut = useCallback(async () => {
    await send('DELETE', '/session', undefined, { anonymous: true }).catch(() => undefined);
    sessionStorage.clear();
    client.setQueryData(['me'], null);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  }, [client]);
  const state = useMemo(() => ({ me, problem: error, signIn, signOut, adopt }), [me, error, signIn, signOut, adopt]);
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>;
}

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('Expected to find a session provider above, but there is none');
  return state;
}

/** Only below the signed-in pages. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('Expected to find a signed-in officer, but nobody is signed in');
  return me;
}
