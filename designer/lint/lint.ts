import type { Text } from '../../processes/schema/facts.ts';
import type { ModdleElement } from '../compare/moddle.ts';
import { pictureOf } from '../compare/picture.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One thing that is wrong with a model; `error` keeps a draft from being submitted. */
export interface Problem { readonly rule: string; readonly severity: 'error' | 'warn'; readonly elementId: string | null; readonly elementName: string; readonly text: Text }

/** All rules over a model, errors first. */
export async function lint(definitions: ModdleElement, vocabulary: Vocabulary): Promise<readonly Problem[]> {
  const picture = pictureOf(definitions);
  if (!picture) return [{ rule: 'mot-cua/one-executable-process', severity: 'error', elementId: null, elementName: '', text: { vi: 'Tệp không có quy trình nào.', en: 'The file holds no process.' } }];
  const names = new Map<string, string>([...picture.nodes, ...picture.flows].map(({ id, name }) => [id, name]));
  // Fifty rule files that nobody needs before the first model is checked.
  const [{ default: Linter }, { lintConfiguration }] = await Promise.all([import('bpmnlint/lib/linter.js'), import('./configuration.ts')]);
  const results = await new Linter(lintConfiguration(vocabulary, 'vi')).lint(definitions);
  const problems = Object.entries(results).flatMap(([rule, reports]) => reports.map((report): Problem => ({
    rule, severity: report.category === 'warn' ? 'warn' : 'error', elementId: report.id ?? null,
    elementName: names.get(report.id ?? '') ?? '', text: (report['text'] as Text | undefined) ?? { vi: report.message, en: report.message },
  })));
  return problems.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}
