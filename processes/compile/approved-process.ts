import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { InternalProcessFacts } from '../schema/internal-facts.ts';

/** The approved process of a procedure, wherever its steps stand; or what is wrong with where it says they do. */
export type ReadApproved = { readonly process: InternalProcessFacts } | { readonly path: readonly string[]; readonly message: string };

/** @param published files of processes/internal, by id. @returns undefined: nobody approved one, the steps are inferred. */
export function approvedProcessOf({ code, name, approvedProcess: approved, source }: ImportedProcedureFacts, published: ReadonlyMap<string, InternalProcessFacts>): ReadApproved | undefined {
  if (!approved) return undefined;
  const { decision, date, signer, place } = approved;
  if (!('internalProcess' in approved)) {
    const { steps, parts, total } = approved;
    return { process: { id: code, title: name, code, decision, date, signer, place: place ?? '', steps, ...(parts ? { parts } : {}), ...(total ? { total } : {}), source: { dataset: source.dataset, asOf: date } } };
  }
  const process = published.get(approved.internalProcess);
  const path = ['approvedProcess', 'internalProcess'];
  if (!process) return { path, message: `there is no internal process '${approved.internalProcess}' in processes/internal: correct the id, or write its steps here` };
  if (process.code !== undefined && process.code !== code) return { path, message: `'${process.id}' is the process of procedure '${process.code}': correct the id` };
  if (process.decision !== decision) return { path: ['approvedProcess', 'decision'], message: `'${process.id}' was published by '${process.decision}': write that, or correct the id` };
  if (process.date !== '' && process.date !== date) return { path: ['approvedProcess', 'date'], message: `'${process.id}' is of ${process.date}: write that, or correct the id` };
  return { process: { ...process, date, signer, place: place ?? process.place } };
}
