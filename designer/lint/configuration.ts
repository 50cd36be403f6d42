import camundaCompat from 'bpmnlint-plugin-camunda-compat';
import type { Text } from '../../processes/schema/facts.ts';
import { pictureOf } from '../compare/picture.ts';
import type { ModdleElement } from '../compare/moddle.ts';
import { explain } from './explain.ts';
import { CAMUNDA_RULES, CORE_RULES, type RuleFactory } from './packaged-rules.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What bpmnlint's Linter and bpmn-js-bpmnlint both take. */
export interface LintConfiguration { readonly config: object; readonly resolver: object }

/** bpmnlint's own rules that matter here. `no-bpmndi`: who cannot see a diagram cannot approve it. Not `fake-join`: several flows into one step are an exclusive join, and never-sticks finds those that are not. */
const CORE: Readonly<Record<string, 'error' | 'warn'>> = {
  'no-bpmndi': 'error', 'single-blank-start-event': 'error', 'no-duplicate-sequence-flows': 'warn', 'no-overlapping-elements': 'warn',
  'label-required': 'warn', 'superfluous-gateway': 'warn', 'no-implicit-split': 'warn', 'no-gateway-join-fork': 'warn',
};

/** Zeebe 8.5 compatibility, bpmnlint's rules and ours, with messages in the language given. The same configuration lints in the browser and on the server. */
export function lintConfiguration(vocabulary: Vocabulary, language: keyof Text): LintConfiguration {
  const zeebe85 = camundaCompat.configs['camunda-cloud-8-5']?.rules ?? {};
  const rules: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(zeebe85)) rules[name.startsWith('bpmnlint/') ? name : `camunda-compat/${name}`] = setting;
  for (const [name, severity] of Object.entries(CORE)) rules[`bpmnlint/${name}`] = severity;
  for (const { id, severity } of RULES) rules[`mot-cua/${id}`] = severity;
  return { config: { rules }, resolver: { resolveRule: (pkg: string, name: string) => factoryOf(pkg, name, vocabulary, language), resolveConfig: () => { throw new Error('Expected no configuration to extend another'); } } };
}

function factoryOf(pkg: string, name: string, vocabulary: Vocabulary, language: keyof Text): RuleFactory | null {
  // bpmnlint asks for `bpmnlint` and `bpmnlint-plugin-<prefix>`.
  if (pkg === 'bpmnlint-plugin-mot-cua') {
    const rule = RULES.find(({ id }) => id === name);
    return rule ? () => ours(rule, vocabulary, language) : null;
  }
  const factory = (pkg === 'bpmnlint' ? CORE_RULES : CAMUNDA_RULES)[name];
  return factory ? (config) => explained(factory(config) as CheckedRule, name, language) : null;
}

type Report = (id: string, message: string, extra?: object) => void;
interface Reporter { report: Report }
interface CheckedRule { readonly check: Check | { readonly enter?: Check; readonly leave?: Check }; readonly meta?: unknown }
type Check = (node: ModdleElement, reporter: Reporter) => unknown;

function ours(rule: Rule, vocabulary: Vocabulary, language: keyof Text): CheckedRule {
  return {
    check: (node, reporter) => {
      if (node.$type !== 'bpmn:Definitions') return;
      const picture = pictureOf(node);
      if (picture) for (const { elementId, text } of rule.check(picture, vocabulary)) reporter.report(elementId, text[language], { text });
    },
  };
}

/** A rule of others, whose reports get a text in both languages. */
function explained(rule: CheckedRule, name: string, language: keyof Text): CheckedRule {
  const wrap = (check: Check | undefined): Check | undefined => check && ((node, reporter) => check(node, {
    report: (id, message, extra) => {
      const text = explain(name, message, extra, node);
      reporter.report(id, text[language], { ...(Array.isArray(extra) ? { path: extra } : extra), text });
    },
  }));
  const { check } = rule;
  const wrapped = typeof check === 'function' ? { enter: wrap(check) } : { enter: wrap(check.enter), leave: wrap(check.leave) };
  // bpmnlint looks whether `enter` and `leave` are there at all. Its links lead out of an office's closed network, so `meta` is left away.
  return { check: Object.fromEntries(Object.entries(wrapped).filter(([, value]) => value)) as { enter?: Check; leave?: Check } };
}
