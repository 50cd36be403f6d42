import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readReplacementLines, writeReplacements } from '../documents/replacements-from.ts';
import { stepsAddUp } from '../lint/steps-add-up.ts';
import { loadProcedures } from '../load.ts';
import { importCatalogue, type ImportReport } from './import-catalogue.ts';
import { importInternal } from './import-internal.ts';
import { readInternalLines } from './internal-processes.ts';
import { readLayThuTuc } from './lay-thu-tuc.ts';
import { readSourceLines } from './source-record.ts';

/**
 * `npm run catalogue:import -- FILE [--as-of YYYY-MM] [--dataset NAME] [--json]`: brings procedures into `processes/catalogue/`; with `--internal`, internal processes
 * into `processes/internal/`; with `--replacements`, the appendix of papers that data replace into `processes/documents/replacements.yaml`.
 * FILE is JSON lines of the national database (`.jsonl`) or the exchange form LayThuTuc (`.json`). Exits 1 when a line or a file could not be read.
 */
function main(args: readonly string[]): void {
  const file = args.find((arg, index) => !arg.startsWith('--') && !['--as-of', '--dataset'].includes(args[index - 1] ?? ''));
  if (!file) { process.stderr.write('Usage: npm run catalogue:import -- FILE.jsonl|FILE.json [--internal [--check]|--replacements] [--as-of YYYY-MM] [--dataset NAME] [--json]\n'); process.exitCode = 2; return; }
  const option = (name: string, preset: string): string => (args.includes(name) ? args[args.indexOf(name) + 1] ?? preset : preset);
  const content = readFileSync(file, 'utf8');
  if (args.includes('--internal')) return importInternalFile(content, file, option('--as-of', '2025-12'), args.includes('--check'));
  if (args.includes('--replacements')) return importReplacements(content, file);
  const exchanged = file.endsWith('.json');
  const source = exchanged ? readLayThuTuc(content, file) : readSourceLines(content, file);
  const directory = join(import.meta.dirname, '..', 'catalogue');
  const report = importCatalogue(source.records, directory, loadProcedures(), { dataset: option('--dataset', exchanged ? 'National Portal, LayThuTuc' : 'National procedure database'), asOf: option('--as-of', '2026-07'), partial: exchanged });
  const problems = [...source.problems, ...report.problems];
  process.stdout.write(args.includes('--json') ? `${JSON.stringify({ ...report, problems }, null, 2)}\n` : shown({ ...report, problems }));
  if (problems.length) process.exitCode = 1;
}

/** `--check` only says whether the steps add up. */
function importInternalFile(content: string, file: string, asOf: string, checkOnly: boolean): void {
  const { processes, problems } = readInternalLines(content, file, asOf);
  const written = checkOnly ? undefined : importInternal(processes, join(import.meta.dirname, '..', 'internal'));
  const sums = processes.map((one) => ({ id: one.id, code: one.code, sum: stepsAddUp(one) }));
  const lines = sums.map(({ id, code, sum }) => `  ${id}${code ? ` (${code})` : ''}: ${sum.verdict}${sum.reasons.length ? `: ${sum.reasons.join('; ')}` : ''}`);
  const actors = processes.flatMap(({ id, steps }) => steps.filter(({ actor }) => !actor).map(({ number, who }) => `  ${id} step ${number}: '${who}'`));
  const files = written ? [`${written.added.length} files added, ${written.changed.length} changed, ${written.unchanged.length} unchanged`, ...written.kept.map((id) => `  ${id}: edited by staff and kept; the source says otherwise, look at it`)] : [];
  const all = [...problems, ...(written?.problems ?? [])];
  process.stdout.write(`${[`${processes.length} internal processes read`, ...files, ...lines, '', `${actors.length} steps whose actor was not recognised:`, ...actors, ...all.map((problem) => `${problem.file}:${problem.line}: ${problem.path} ${problem.message}`)].join('\n')}\n`);
  if (all.length) process.exitCode = 1;
}

/** Resolution 66.7/2025/NQ-CP, Appendix I; in force as facts.md §1.1 has it. */
function importReplacements(content: string, file: string): void {
  const { rows, unread, problems } = readReplacementLines(content, file);
  writeFileSync(join(import.meta.dirname, '..', 'documents', 'replacements.yaml'), writeReplacements({ law: '66.7/2025/NQ-CP', source: 'Resolution 66.7/2025/NQ-CP, Appendix I', inForce: { from: '2026-01-01', to: '2027-02-28' }, unread, rows }));
  process.stdout.write(`${[`${rows.length} rows read, ${unread.length} could not be read`, ...unread.map(({ number, reason }) => `  row ${number}: ${reason}`), ...problems.map((problem) => `${problem.file}:${problem.line}: ${problem.path} ${problem.message}`)].join('\n')}\n`);
  if (problems.length) process.exitCode = 1;
}

function shown(report: ImportReport): string {
  const { written } = report;
  return `${[
    `${report.read} procedures read: ${written.added} files added, ${written.changed} changed, ${written.unchanged} unchanged; ${report.handModelled.length} are hand-modelled and win`,
    '', 'Could not be read (times, procedures, examples):',
    ...Object.entries(report.unread).flatMap(([attribute, reasons]) => Object.entries(reasons).map(([reason, { count, procedures, examples }]) => `  ${attribute} ${reason}: ${count} in ${procedures} procedures, e.g. ${examples.join(' | ')}`)),
    '', 'Lines among the documents:', ...Object.entries(report.lines).map(([rule, count]) => `  ${rule}: ${count}`),
    '', `Edited by staff and kept: ${report.edited} procedures`, ...report.conflicts.map(({ code, attribute }) => `  ${code} ${attribute}: the source changed too; look at it`),
    ...(report.goneFromSource.length ? ['', `No longer in the source, kept: ${report.goneFromSource.join(', ')}`] : []),
    '', 'Hand-modelled against the source:', ...report.contradictions.map(({ code, attribute, modelled, source }) => `  ${code} ${attribute}: '${modelled}' – the source says '${source}'`),
    ...(report.problems.length ? ['', 'Problems:', ...report.problems.map((problem) => `  ${relative(process.cwd(), problem.file)}:${problem.line}: ${problem.path} ${problem.message}`)] : []),
  ].join('\n')}\n`;
}

main(process.argv.slice(2));
