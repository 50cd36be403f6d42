import type { Boom } from '@hapi/boom';
import type { Lifecycle, Request, ResponseToolkit, Server } from '@hapi/hapi';
import type { Text } from '../../../processes/schema/facts.ts';
import type { ApiLog } from '../api-deps.ts';
import type { Problem } from '../contract.ts';
import { languageOf } from './language.ts';
import type { RefusalData } from './refusal.ts';

/** What is said when nobody said anything better. */
const TITLES: Readonly<Record<number, Text>> = {
  400: { vi: 'Yêu cầu không hợp lệ.', en: 'The request is not valid.' },
  401: { vi: 'Phiên làm việc đã hết hạn hoặc bạn chưa đăng nhập.', en: 'The session has expired, or you are not signed in.' },
  403: { vi: 'Bạn không có quyền làm việc này.', en: 'You may not do this.' },
  404: { vi: 'Không tìm thấy.', en: 'Not found.' },
  405: { vi: 'Không hỗ trợ thao tác này.', en: 'This method is not supported here.' },
  409: { vi: 'Dữ liệu đã thay đổi trong lúc đó.', en: 'The data have changed in the meantime.' },
  413: { vi: 'Tệp hoặc nội dung quá lớn.', en: 'The file or the content is too large.' },
  415: { vi: 'Loại nội dung không được chấp nhận.', en: 'This kind of content is not accepted.' },
  422: { vi: 'Dữ liệu nhập chưa đúng.', en: 'Some entries are not right.' },
  429: { vi: 'Quá nhiều yêu cầu, hãy thử lại sau.', en: 'Too many requests: try again later.' },
  500: { vi: 'Hệ thống gặp lỗi; thao tác chưa được thực hiện. Hãy thử lại, hoặc báo cho quản trị.', en: 'The system failed; nothing was done. Try again, or tell the administrator.' },
  503: { vi: 'Cơ sở dữ liệu tạm thời không trả lời; thao tác chưa được thực hiện. Hãy thử lại sau ít giây.', en: 'The database does not answer for the moment; nothing was done. Try again in a few seconds.' },
};

/** Errors become problem details (RFC 9457); a database that went away is a 503, any other surprise a 500 that is logged. */
export function answerWithProblems(server: Server, log: ApiLog): void {
  server.ext('onPreResponse', (request: Request, h: ResponseToolkit): Lifecycle.ReturnValue => {
    const { response } = request;
    if (!('isBoom' in response) || !response.isBoom) return h.continue;
    const status = isOutage(response) ? 503 : response.output.statusCode;
    if (status >= 500) log[status === 503 ? 'warn' : 'error']({ method: request.method, path: request.path, id: request.info.id, error: status === 503 ? response.message : (response.stack ?? response.message) }, 'request failed');
    const language = languageOf(request);
    const data = response.data as Partial<RefusalData> | null;
    const title = data?.title ?? TITLES[status] ?? TITLES[status >= 500 ? 500 : 400]!;
    const problem: Problem = {
      type: 'about:blank',
      title: title[language],
      status,
      ...(data?.detail ? { detail: data.detail[language] } : status === 500 ? { detail: request.info.id } : {}),
      ...(data?.errors ? { errors: Object.fromEntries(Object.entries(data.errors).map(([field, text]) => [field, text[language]])) } : {}),
    };
    const answer = h.response(problem).code(status).type('application/problem+json');
    for (const [name, value] of Object.entries(response.output.headers)) if (value !== undefined && name.toLowerCase() !== 'content-type') answer.header(name, String(value));
    if (status === 503 || status === 429) answer.header('retry-after', String(response.output.headers['Retry-After'] ?? 5));
    return answer;
  });
}

/** Codes of PostgreSQL (class 08, 57P0x) and of sockets that mean "not there now", and knex waiting for a connection in vain. */
function isOutage(error: Boom): boolean {
  const { code, name } = error as Boom & { code?: string };
  return name === 'KnexTimeoutError' || /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|57P0[123]|08\d{3}|53300)$/.test(code ?? '')
    || /Connection terminated|Connection ended unexpectedly|connection error and is not queryable|timeout exceeded when trying to connect|the database system is (starting up|shutting down|in recovery)|not currently accepting connections/i.test(error.message);
}
