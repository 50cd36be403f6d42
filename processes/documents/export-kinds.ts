import { writeFlow, type Plain } from '../schema/plain-yaml.ts';
import type { DocumentKind } from '../schema/document-facts.ts';
import { folded } from '../schema/plain-text.ts';

export interface ReviewedName { readonly name: string; readonly kind: string }

/**
 * The register's file with what staff decided on the desk: own kinds at the end of `kinds`, names at the end of `reviewed`; everything else stays as it is, byte
 * by byte. A name that the file has already is replaced.
 * @param content kinds.yaml as shipped; `reviewed` is its last key.
 */
export function kindsFileWith(content: string, ownKinds: readonly DocumentKind[], reviewed: readonly ReviewedName[]): string {
  const lines = content.trimEnd().split('\n');
  const at = lines.findIndex((line) => line.startsWith('reviewed:'));
  if (at < 0) throw new Error('Expected to find the key \'reviewed\' in the register of document kinds, but it is not there');
  let commentFrom = at;
  while (lines[commentFrom - 1]?.startsWith('#')) commentFrom--;
  const decided = new Set(reviewed.map(({ name }) => folded(name)));
  const kept = lines.slice(at + 1).filter((line) => { const name = /^ {2}- \{\s*name: (".*?(?<!\\)"|'[^']*'|[^,"']+),/.exec(line)?.[1]; return !name || !decided.has(folded(unquoted(name))); });
  const entries = [...kept, ...reviewed.map((each) => `  - ${writeFlow(each as unknown as Plain)}`)];
  return `${[
    ...lines.slice(0, commentFrom), ...ownKinds.map((kind) => `  - ${writeFlow(entryOf(kind))}`), ...lines.slice(commentFrom, at),
    ...(entries.length ? ['reviewed:', ...entries] : ['reviewed: []']),
  ].join('\n')}\n`;
}

const unquoted = (text: string): string => (text.startsWith('"') ? JSON.parse(text) as string : text.replace(/^'|'$/g, ''));

/** Its words are those of its own name: being last, it takes no name from another kind. */
function entryOf({ id, name, holder }: DocumentKind): Plain {
  return { id, name: { vi: name.vi, en: name.en }, words: folded(name.vi).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), holder: holder.is === 'applicant' ? 'applicant' : 'unknown' };
}
