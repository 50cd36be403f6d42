import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Without comments; strings stay. */
  readonly code: string;
  /** Paths of imported files relative to the repository, or package names; type imports marked. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

/** Every TypeScript source of the given top-level folders. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(join(repositoryRoot, folder))).map((file) => {
    const text = readFileSync(file, 'utf8');
    const code = withoutComments(text);
    return { path: relative(repositoryRoot, file).replaceAll('\\', '/'), text, code, imports: importsOf(code, file) };
  });
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []);
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

function importsOf(code: string, file: string): { target: string; typeOnly: boolean }[] {
  const found: { target: string; typeOnly: boolean }[] = [];
  const statements = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of code.matchAll(statements)) {
    const target = match[3] ?? match[4] ?? '';
    const path = target.startsWith('.') ? relative(repositoryRoot, resolve(dirname(file), target)).replaceAll('\\', '/') : target;
    found.push({ target: path, typeOnly: match[2] !== undefined });
  }
  return found;
}

export const codeLines = (file: SourceFile): number => file.code.split('\n').filter((line) => line.trim() !== '').length;
