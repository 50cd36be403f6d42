// The design system comes first, so that a page's own sheet can narrow it.
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/display.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from './http/send.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { SessionProvider } from './session/session.tsx';
import { App } from './shell/app.tsx';
import { AnnounceProvider } from './ui/announce.tsx';

/** What the server refused stays refused; only silence is worth another attempt. */
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
