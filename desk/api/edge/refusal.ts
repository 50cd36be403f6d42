import { Boom } from '@hapi/boom';
import type { Refusal, Result } from '../../commands/command.ts';
import type { Text } from '../../../processes/schema/facts.ts';

/** What travels with a Boom of ours until problem-details.ts writes it in the user's language. */
export interface RefusalData { readonly title: Text; readonly detail?: Text; readonly errors?: Readonly<Record<string, Text>> }

/** A "no" of the API itself, to be thrown. */
export function refuse(status: number, title: Text, more: Omit<RefusalData, 'title'> = {}): Boom<RefusalData> {
  return new Boom(title.en, { statusCode: status, data: { title, ...more } });
}

/** The value of a command, or its refusal thrown as a problem. */
export function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw asProblem(result);
}

const asProblem = ({ status, title, errors }: Refusal): Boom<RefusalData> => refuse(status, title, errors ? { errors } : {});

export const notFound = (): Boom<RefusalData> => refuse(404, {
  vi: 'Không tìm thấy, hoặc cơ quan của bạn không được xem.',
  en: 'Not found, or your agency may not see it.',
});
