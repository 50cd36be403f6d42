declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg';
  import type { Readable, Writable } from 'node:stream';

  /** `copy … to stdout`: what PostgreSQL sends. */
  export function to(sql: string): Readable & Submittable;
  /** `copy … from stdin`: what PostgreSQL is sent. */
  export function from(sql: string): Writable & Submittable;
}
