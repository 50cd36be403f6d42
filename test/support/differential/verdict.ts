/** What one engine says to a deployment, in a form in which two can be compared. */
export type Verdict = 'accepted' | Refusal;
export interface Refusal { readonly code: string; /** What is said of each resource, or of the whole under ''. */ readonly resources: ReadonlyMap<string, Said> }
/** `foreign`: the words are Xerces', the FEEL parser's or the JVM's own. */
interface Said { readonly text: string; readonly foreign: 'schema' | 'xml' | 'jvm' | 'none' }

const HEAD = /^Command 'CREATE' rejected with code '(\w+)': Expected to deploy new resources, but encountered the following errors:\n/;
const JVM = /cannot be cast to class|^Cannot invoke "|^No enum constant|^Expected the definitions to have an attribute|^Expected decision '|Failed to parse formId|^[\w.-]*$/;

/** Without prefix, name space or white space around. */
const plainName = (text: string): string => text.replace(/^\{"[^"]*":(.*)\}$/s, '$1').replace(/^[\w.-]+:(?=[\w.-]+$)/, '').trim();

function saidOf(text: string): Said {
  const [, schema] = /^Error: (?:URI=null Line=\d+: )?(?:cvc|UndeclaredPrefix)[-:\w.]*:? (.*)$/s.exec(text) ?? [];
  // Which of several lost ids is told follows a hash.
  if (schema !== undefined) return { text: schema.startsWith('There is no ID/IDREF') ? 'lost id' : plainName(/'([^']*)'/.exec(schema)?.[1] ?? ''), foreign: 'schema' };
  if (text.startsWith('Fatal Error: ')) return { text: '', foreign: 'xml' };
  if (text.startsWith('- ')) return { text: reportOf(text), foreign: 'none' };
  return JVM.test(text) ? { text: '', foreign: 'jvm' } : { text, foreign: 'none' };
}

/** Elements as a set, each with its errors: their order is that of a hash. What the FEEL parser expected is cut. */
function reportOf(text: string): string {
  const elements = new Map<string, string[]>();
  for (const part of text.split(/^- (?=Element|Process)/m).filter((each) => each !== '')) {
    const [element = '', ...errors] = part.split(/\n? {4}- (?=ERROR|WARNING)/).map((each) => each.trim());
    elements.set(element, [...elements.get(element) ?? [], ...errors.map((each) => each.replace(/(failed to parse expression '.*?'): Expected.*/s, '$1'))]);
  }
  return [...elements].map(([element, errors]) => `${element}: ${errors.toSorted().join(' | ')}`).toSorted().join('\n');
}

export function verdictOf(answer: Readonly<Record<string, unknown>>): Verdict {
  if (answer['code'] === undefined) return 'accepted';
  const message = String(answer['message']);
  const resources = new Map<string, Said>();
  for (const part of message.replace(HEAD, '').trimEnd().split(/\n(?=['`][^'`\n]+['`]: )/)) {
    const [, name = '', text = part] = /^['`]([^'`\n]+)['`]: (.*)$/s.exec(part) ?? [];
    resources.set(name || /'([^']+\.form)': /.exec(part)?.[1] || '', saidOf(text.trim()));
  }
  return { code: `${String(answer['code'])} ${HEAD.exec(message)?.[1] ?? ''}`, resources };
}

/** Whether ours says what the real one does: the same text, or where that is foreign, that the same resource cannot be, and of a schema's error the same element or value. */
export function agrees(ours: Verdict, theirs: Verdict): boolean {
  if (ours === 'accepted' || theirs === 'accepted') return ours === theirs;
  if (ours.code !== theirs.code || [...ours.resources.keys()].join('\n') !== [...theirs.resources.keys()].join('\n')) return false;
  return [...theirs.resources].every(([name, said]) => {
    const here = ours.resources.get(name);
    if (said.foreign === 'jvm' || here === undefined) return true;
    return here.foreign === said.foreign && here.text === said.text;
  });
}

export const told = (verdict: Verdict): string => (verdict === 'accepted' ? verdict : `${verdict.code}\n${[...verdict.resources].map(([name, { foreign, text }]) => `${name} [${foreign}] ${text}`).join('\n')}`);
