import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from '../../desk/web/http/send.ts';
import { LanguageProvider } from '../../desk/web/i18n/language.tsx';
import { SessionProvider } from '../../desk/web/session/session.tsx';
import { AnnounceProvider } from '../../desk/web/ui/announce.tsx';
import { App } from './shell/app.tsx';
import '../../desk/web/ui/tokens.css';
import '../../desk/web/ui/base.css';
import '../../desk/web/ui/controls.css';
import '../../desk/web/ui/display.css';
import './designer.css';

const worthRetrying = (failures: number, error: unknown): boolean => failures < 2 && (!(error instanceof ProblemError) || error.problem.status === 0 || error.problem.status === 503);
const client = new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, staleTime: 2_000 }, mutations: { retry: false } } });

const root = document.getElementById('root');
if (!root) throw new Error('Expected to find the element with key \'root\', but the page has none');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider><SessionProvider><AnnounceProvider><App /></AnnounceProvider></SessionProvider></LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
