import type { Problem } from '../../api/contract.ts';
import type { Language } from '../i18n/text-table.ts';

/** What the server refused, as it said so (RFC 9457), or the network's silence as a problem of status 0. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let csrfToken = '';
let language: Language = 'vi';
let askToSignInAgain: (() => Promise<void>) | null = null;

export const setCsrfToken = (token: string): void => { csrfToken = token; };
export const setRequestLanguage = (next: Language): void => { language = next; };
/** Given by the session: shows the dialog and settles when somebody is signed in again. */
export const onExpiredSession = (ask: (() => Promise<void>) | null): void => { askToSignInAgain = ask; };

const UNREACHABLE: Readonly<Record<Language, string>> = {
  vi: 'Không kết nối được với máy chủ. Dữ liệu đang nhập vẫn còn trên trang; hãy thử lại.',
  en: 'The server cannot be reached. What you entered is still on the page; try again.',
};

/** One request. An expired session asks for the password in place and then repeats the request, so that nothing typed is lost. */
export async function send<T>(method: Method, path: string, body?: unknown, options: { readonly anonymous?: boolean } = {}): Promise<T> {
  const response = await attempt(method, path, body);
  if (response.status === 401 && !options.anonymous && askToSignInAgain) {
    await askToSignInAgain();
    return read<T>(await attempt(method, path, body));
  }
  return read<T>(response);
}

async function attempt(method: Method, path: string, body: unknown): Promise<Response> {
  const multipart = body instanceof FormData;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (body !== undefined && !multipart) headers['content-type'] = 'application/json';
  try {
    return await fetch(`/api${path}`, {
      method, headers, credentials: 'same-origin',
      ...(body === undefined ? {} : { body: multipart ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new ProblemError({ type: 'about:blank', title: UNREACHABLE[language], status: 0 });
  }
}

async function read<T>(response: Response): Promise<T> {
  const content = await response.text();
  const value: unknown = content && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(content) : undefined;
  if (response.ok) return value as T;
  const problem = (value ?? {}) as Partial<Problem>;
  throw new ProblemError({ type: 'about:blank', title: problem.title ?? `${response.status} ${response.statusText}`.trim(), ...problem, status: response.status });
}

export const query = (values: Readonly<Record<string, string | number | undefined | null>>): string => {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled.map(([key, value]) => [key, String(value)]))}`;
};
