import type { ProcedureFacts } from '../schema/facts.ts';
import type { ProcedureWithPapers } from './once-only.ts';

/** A hand-modelled procedure in the form in which imported ones list their papers. */
export const withPapers = ({ code, components }: ProcedureFacts): ProcedureWithPapers => ({ code, cases: [{ name: '', components: components.map(({ name, duty, original, copies }) => ({ name, duty, original, copies })) }] });
