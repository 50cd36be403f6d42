import pg from 'pg';

export interface Reads {
  /** Rows that the largest answer to the statement of that name (without a name: by its first word) had; 0 when it was not asked. */
  most(name: string): number;
  /** How often it was asked. */
  times(name: string): number;
  stop(): void;
}

interface Named { readonly name?: string }

/** Listens to what this process asks its databases from now on until `stop`: statements by name, rows of each answer. */
export function countReads(): Reads {
  const answers = new Map<string, number[]>();
  const original = pg.Client.prototype.query as (...asked: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]): unknown {
    const answer = original.apply(this, asked);
    const [first] = asked;
    const name = typeof first === 'string' ? first.split(' ')[0] : (first as Named | undefined)?.name;
    if (name === undefined || !(answer instanceof Promise)) return answer;
    return answer.then((result: pg.QueryResult) => {
      answers.set(name, [...(answers.get(name) ?? []), result.rows.length]);
      return result;
    });
  } as typeof pg.Client.prototype.query;
  return {
    most: (name) => Math.max(0, ...(answers.get(name) ?? [])),
    times: (name) => answers.get(name)?.length ?? 0,
    stop() { pg.Client.prototype.query = original as typeof pg.Client.prototype.query; },
  };
}
