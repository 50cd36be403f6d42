import type { Text } from '../../../processes/schema/facts.ts';

export type Language = 'vi' | 'en';

/** Names of the placeholders in `'Còn {n} lần'`. */
type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
type Arguments<S extends string> = [Placeholders<S>] extends [never] ? [] : [values: Readonly<Record<Placeholders<S>, string | number>>];

export type TextTable = Readonly<Record<string, Text>>;
export type Translate<T extends TextTable> = <K extends keyof T & string>(key: K, ...values: Arguments<T[K]['vi']>) => string;

/** A feature's texts, each in both languages side by side: a missing language or key does not compile. */
export function texts<const T extends TextTable>(table: T): T {
  return table;
}

export function translator<T extends TextTable>(table: T, language: Language): Translate<T> {
  return (key, ...values) => fill(table[key]?.[language] ?? key, values[0]);
}

function fill(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
}
