import type { Request } from '@hapi/hapi';

export type Language = 'vi' | 'en';

/** The signed-in officer's language; without one, what the browser prefers; Vietnamese otherwise. */
export function languageOf(request: Request): Language {
  const session = request.auth.credentials?.user as { language?: Language } | undefined;
  if (session?.language) return session.language;
  const accepted = request.headers['accept-language'];
  return typeof accepted === 'string' && /^\s*en\b/i.test(accepted) ? 'en' : 'vi';
}
