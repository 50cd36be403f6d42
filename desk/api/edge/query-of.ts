import type { Request } from '@hapi/hapi';
import joi from 'joi';
import type { QueryDeps } from '../../queries/query-deps.ts';
import type { ApiDeps } from '../api-deps.ts';

/** What a query needs, at this request's instant. */
export const queryDeps = ({ desk: { db, catalogue, clock } }: Pick<ApiDeps, 'desk'>): QueryDeps => ({ db, catalogue, nowMs: clock.now() });

export const LARGEST_PAGE = 200;
/** Keys that every list takes. */
export const PAGE_KEYS = { page: joi.number().integer().min(1).max(100_000).default(1), size: joi.number().integer().min(1).max(LARGEST_PAGE).default(25), q: joi.string().trim().max(200).allow('') };

/** The validated query or path as the joi object has made it. */
export const validQuery = <T>(request: Request): T => request.query as T;
export const validParams = <T>(request: Request): T => request.params as T;
export const validPayload = <T>(request: Request): T => request.payload as T;

export const ID = joi.string().guid().required();
