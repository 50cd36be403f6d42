import type { Knex } from 'knex';
import type { Page } from '../api/contract.ts';

export interface PageRequest { /** From 1. */ readonly page: number; readonly size: number }

/** One page of an ordered query, with the number of all its rows: counted only when the page itself does not tell where the list ends. */
export async function pageOf<Row extends object, Item>(db: Knex, rows: Knex.QueryBuilder, { page, size }: PageRequest, view: (row: Row) => Item): Promise<Page<Item>> {
  const offset = (page - 1) * size;
  const items = (await rows.clone().limit(size).offset(offset)) as Row[];
  const last = items.length < size && (items.length > 0 || offset === 0);
  const total = last ? offset + items.length : Number((await db.from(rows.clone().clearOrder().as('counted')).count<{ total: number }[]>('* as total'))[0]?.total ?? 0);
  return { items: items.map(view), total, page, size };
}
