import { BOOLEAN } from './boolean.ts';
import { CONTEXT } from './context.ts';
import { CONVERSION } from './conversion.ts';
import type { BuiltIn } from './define.ts';
import { LIST } from './list.ts';
import { NUMBER } from './number.ts';
import { RANGE } from './range.ts';
import { TEMPORAL } from './temporal.ts';
import { TEXT } from './text.ts';

/** Every built-in function of the FEEL engine in Zeebe 8.5, with Zeebe's own `cycle`. Several forms of a name differ by their number of parameters. */
export const BUILT_IN: ReadonlyMap<string, readonly BuiltIn[]> = new Map(
  [CONVERSION, BOOLEAN, TEXT, LIST, NUMBER, CONTEXT, TEMPORAL, RANGE].flatMap((group) => Object.entries(group)),
);
