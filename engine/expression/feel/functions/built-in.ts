import type { BuiltIns } from '../evaluation.ts';
import { BOOLEAN } from './boolean.ts';
import { CONTEXT } from './context.ts';
import { CONVERSION } from './conversion.ts';
import { LIST } from './list.ts';
import { NUMBER } from './number.ts';
import { RANGE } from './range.ts';
import { CYCLE, TEMPORAL } from './temporal.ts';
import { TEXT } from './text.ts';

const GROUPS = [CONVERSION, BOOLEAN, TEXT, LIST, NUMBER, CONTEXT, TEMPORAL, RANGE].flatMap((group) => Object.entries(group));

/** Every function of the FEEL engine in Zeebe 8.5: all that decisions know. Several forms of a name differ by the number and the names of their parameters. */
export const BUILT_IN: BuiltIns = new Map(GROUPS);
/** With Zeebe's own `cycle`: what processes know. */
export const PROCESS_BUILT_IN: BuiltIns = new Map([...GROUPS, ...Object.entries(CYCLE)]);
