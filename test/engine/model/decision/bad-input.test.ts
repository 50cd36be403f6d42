import { expect } from 'chai';
import { evaluateDecision } from '../../../../engine/decision/evaluate-decision.ts';
import { withDocument } from '../../../../engine/expression/variables.ts';
import { readDecisionGraph } from '../../../../engine/model/decision/read-graph.ts';
import { createRandom } from '../../../demo/random.ts';
import type { Random } from '../../../demo/random.ts';
import { randomGraph } from '../../../support/decisions/random-decisions.ts';
import { dmnText, list, literal, table } from '../../../support/engine/dmn-text.ts';

const SEED = Number(process.env['SEED'] ?? 31_000);
const MUTANTS = Number(process.env['DMN_MUTANTS'] ?? 1_500);

/** Cuts, doubles or swaps a piece of the text, or changes a character: what editors and bad lines do to a file. */
function mutated(random: Random, xml: string): string {
  const from = random.between(0, xml.length - 1);
  const to = Math.min(xml.length, from + random.between(1, random.pick([3, 40, 400])));
  const piece = xml.slice(from, to);
  switch (random.between(1, 5)) {
    case 1: return xml.slice(0, from) + xml.slice(to);
    case 2: return xml.slice(0, to) + piece + xml.slice(to);
    case 3: return xml.slice(0, from) + [...piece].toReversed().join('') + xml.slice(to);
    case 4: return xml.replace(/<(\w+)/g, (tag, name: string) => (random.chance(0.02) ? `<${random.pick(['text', 'decision', 'list', 'rule', 'variable', name])}` : tag));
    default: return xml.slice(0, from) + random.pick(['<', '>', '"', '&', '&amp;', '\u0000', '[', '(', '..', '-', 'not(', '?', '{', 'href="#g1"']) + xml.slice(from + 1);
  }
}

describe('DMN made to break', () => {
  it(`is read or refused, and what is read is evaluated, but nothing throws (SEED=${SEED})`, () => {
    const random = createRandom(SEED);
    const counts = { read: 0, refused: 0 };
    for (let mutant = 0; mutant < MUTANTS; mutant++) {
      const { xml, variables } = randomGraph(SEED + random.between(0, 200));
      const read = readDecisionGraph(mutated(random, xml));
      counts[read.ok ? 'read' : 'refused']++;
      if (!read.ok) expect(read.failure.message).to.not.equal('');
      else for (const { id } of read.graph.decisions) evaluateDecision(read.graph, id, withDocument(variables[0] ?? {}), { nowMs: 0 });
    }
    expect(counts.read).to.be.greaterThan(50);
    expect(counts.refused).to.be.greaterThan(50);
  });

  it('ends when it is very deep, very long or calls itself', () => {
    const nested = (depth: number): string => (depth === 0 ? literal('1') : list([nested(depth - 1)]));
    expect(readDecisionGraph(dmnText('g', [{ id: 'd', logic: nested(150) }])).ok).to.equal(true);
    expect(readDecisionGraph(dmnText('g', [{ id: 'd', logic: nested(5_000) }])).ok).to.equal(false);

    const long = readDecisionGraph(dmnText('g', [{ id: 'd', logic: table({ hitPolicy: 'COLLECT', inputs: [{ expression: 'x' }], outputs: [{ name: 'o' }], rules: Array.from({ length: 20_000 }, (_each, index) => ({ when: [`< ${index}`], then: [`${index}`] })) }) }]));
    expect(long.ok && evaluateDecision(long.graph, 'd', withDocument({ x: 19_998 }), { nowMs: 0 })).to.deep.include({ ok: true, output: '[19999]' });

    const itself = readDecisionGraph(dmnText('g', [{ id: 'd', logic: literal('{a: {f: function(x) x.f(x)}, r: a.f(a)}') }]));
    expect(itself.ok && evaluateDecision(itself.graph, 'd', withDocument({}), { nowMs: 0 }).ok).to.equal(false);
  });
});
