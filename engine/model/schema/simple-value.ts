import { ENUMERATIONS } from './bpmn-types.ts';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}._\\-\\u00b7]*';
const PATTERNS: Readonly<Record<string, RegExp>> = {
  ID: new RegExp(`^${NAME}$`, 'u'), IDREF: new RegExp(`^${NAME}$`, 'u'), QName: new RegExp(`^(${NAME}:)?${NAME}$`, 'u'),
  boolean: /^(true|false|0|1)$/, integer: /^[+-]?\d+$/, int: /^[+-]?\d{1,10}$/, double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/,
};

/** Names as nearly all are, told without Unicode's tables. */
const ASCII_NAME = /^[A-Za-z_][\w.-]*$/;
const NAMES: ReadonlySet<string> = new Set(['ID', 'IDREF', 'QName']);

const TEXTS: ReadonlySet<string> = new Set(['string', 'tImplementation', 'tTransactionMethod']);
const SIMPLE: ReadonlySet<string> = new Set([...Object.keys(PATTERNS), ...Object.keys(ENUMERATIONS), 'anyURI', ...TEXTS]);
export const isSimple = (type: string): boolean => SIMPLE.has(type);
/** Whether white space around a value of the type does not belong to it. */
export const isCollapsed = (type: string): boolean => !TEXTS.has(type);

/** Why a text is no value of a simple type of XML schema; undefined when it is one. Odd URIs are let pass; whether a prefix is declared is the document's business. */
export function valueError(value: string, type: string): string | undefined {
  const text = isCollapsed(type) ? value.trim() : value;
  const values = ENUMERATIONS[type];
  if (values) return values.includes(text) ? undefined : `cvc-enumeration-valid: Value '${text}' is not facet-valid with respect to enumeration '[${values.join(', ')}]'. It must be a value from the enumeration.`;
  const pattern = PATTERNS[type];
  if (!pattern || (NAMES.has(type) && ASCII_NAME.test(text)) || pattern.test(text)) return undefined;
  return `cvc-datatype-valid.1.2.1: '${text}' is not a valid value for '${type === 'ID' || type === 'IDREF' ? 'NCName' : type}'.`;
}
