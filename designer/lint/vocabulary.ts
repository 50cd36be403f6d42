import type { Text } from '../../processes/schema/facts.ts';

/** What a model may be made of: processes/job-types.yaml and forms.yaml, as the rules and the designer's templates want it. */
export interface Vocabulary {
  readonly jobTypes: Readonly<Record<string, JobTypeWords>>;
  readonly roles: Readonly<Record<string, Text>>;
  readonly forms: Readonly<Record<string, FormWords>>;
}
export interface JobTypeWords {
  readonly label: Text;
  /** The first job of every procedure. */
  readonly first: boolean;
  /** Not for procedures (the statutory clock's own). */
  readonly internal: boolean;
  /** A worker holds it open until the desk completes it: a dossier may rest here. */
  readonly held: boolean;
  readonly headers: Readonly<Record<string, HeaderWords>>;
  /** Variable → its possible values where they are listed, else null. */
  readonly out: Readonly<Record<string, readonly string[] | null>>;
}
export interface HeaderWords { readonly description: string; /** Null: any text. */ readonly values: readonly string[] | null }
export interface FormWords { readonly title: Text; readonly result: string; readonly outcomes: Readonly<Record<string, Text>>; readonly deskTask: boolean }

export const PLACES: Readonly<Record<string, Text>> = {
  'one-stop': { vi: 'Bộ phận Một cửa', en: 'One-stop desk' },
  division: { vi: 'Phòng chuyên môn', en: 'Division' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  clerk: { vi: 'Văn thư', en: 'Registry' },
  agency: { vi: 'Cơ quan khác', en: 'Another agency' },
};
/** Set when an instance starts (head of processes/job-types.yaml). */
export const START_VARIABLES: readonly string[] = ['dossierId', 'procedureCode', 'agencyId', 'channel', 'resultChannel'];
const START_VALUES: Readonly<Record<string, readonly string[]>> = { channel: ['counter', 'post', 'online'], resultChannel: ['counter', 'post', 'electronic'] };

interface JobTypesFile { jobTypes: Record<string, { label: Text; first?: boolean; internal?: boolean; held?: boolean; headers?: Record<string, string>; out?: Record<string, string> }>; roles: Record<string, Text> }
interface FormsFile { forms: Record<string, { title: Text; result: string; outcomes: Record<string, Text>; deskTask?: boolean }> }

/** @param jobTypesFile, formsFile the parsed YAML files. */
export function vocabularyOf(jobTypesFile: unknown, formsFile: unknown): Vocabulary {
  const { jobTypes, roles } = jobTypesFile as JobTypesFile;
  const { forms } = formsFile as FormsFile;
  return {
    jobTypes: mapValues(jobTypes, (type) => ({
      label: type.label, first: type.first ?? false, internal: type.internal ?? false, held: type.held ?? false,
      headers: mapValues(type.headers ?? {}, (description) => ({ description, values: listedValues(description) })),
      out: mapValues(type.out ?? {}, (description) => listedValues(description)),
    })),
    roles,
    forms: mapValues(forms, (form) => ({ title: form.title, result: form.result, deskTask: form.deskTask ?? false, outcomes: mapValues(form.outcomes, ({ vi, en }) => ({ vi, en })) })),
  };
}

/** Variable → values it can have (null: not listed). A variable set by several forms has the values of all. */
export function knownVariables(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[] | null> {
  const known = new Map<string, readonly string[] | null>(START_VARIABLES.map((name) => [name, START_VALUES[name] ?? null]));
  const add = (name: string, values: readonly string[] | null): void => {
    const before = known.get(name);
    known.set(name, !known.has(name) ? values : before && values ? [...new Set([...before, ...values])] : null);
  };
  for (const type of Object.values(vocabulary.jobTypes)) if (!type.internal) for (const [name, values] of Object.entries(type.out)) add(name, values);
  for (const form of Object.values(vocabulary.forms)) if (!form.deskTask) add(form.result, Object.keys(form.outcomes));
  return known;
}

/** `granted|refused` and `1..10` are lists of values; any other text describes. */
function listedValues(description: string): readonly string[] | null {
  if (/^[a-z0-9-]+(\|[a-z0-9-]+)+$/.test(description)) return description.split('|');
  const range = /\b(\d+)\.\.(\d+)\b/.exec(description);
  return range ? Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, index) => String(Number(range[1]) + index)) : null;
}
const mapValues = <In, Out>(record: Readonly<Record<string, In>>, change: (value: In) => Out): Record<string, Out> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
