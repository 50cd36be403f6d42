import { expect } from 'chai';
import { callActivity, element, end, flow, process, start, subProcess } from '../runtime/support/bpmn-text.ts';
import { createClient } from '../runtime/support/client.ts';

/** Start, task, call of another, end. */
const calling = (id: string, called: string): string => process(id, start(`${id}s`), element('manualTask', `${id}t`), callActivity(`${id}c`, called), end(`${id}e`), flow(`${id}s`, `${id}t`), flow(`${id}t`, `${id}c`), flow(`${id}c`, `${id}e`));
const inSubProcess = (id: string, called: string): string => process(id, start(`${id}s`), subProcess(`${id}p`, start(`${id}ps`), callActivity(`${id}c`, called), end(`${id}pe`), flow(`${id}ps`, `${id}c`), flow(`${id}c`, `${id}pe`)), end(`${id}e`), flow(`${id}s`, `${id}p`), flow(`${id}p`, `${id}e`));

/** The loops that a deployment is refused for; each file is a string. */
function loops(...xmls: readonly string[]): readonly string[] {
  try {
    createClient().deploy(...xmls);
    return [];
  } catch (refused) {
    return Array.from((refused as Error).message.matchAll(/`(\d+\.bpmn)`: - Process: (\w+)\n {4}- ERROR: Processes are not allowed to contain a straight-through processing loop: ([\w >]+)/g), ([, file, id, loop]) => `${file} ${id}: ${loop}`);
  }
}

/** As the real Zeebe 8.5.0 refused them, word for word (22 Nov 2026). */
describe('loops without a wait state through call activities', () => {
  it('are refused where a process calls itself', () => {
    expect(loops(calling('a', 'a'))).to.deep.equal(['0.bpmn a: ac > as > at > ac']);
    expect(loops(inSubProcess('a', 'a'))).to.deep.equal(['0.bpmn a: ac > as > ap > aps > ac']);
    expect(loops(calling('a', 'b'), calling('b', 'b'))).to.deep.equal(['1.bpmn b: bc > bs > bt > bc']);
    expect(loops(calling('a', 'a'), calling('b', 'b'))).to.deep.equal(['0.bpmn a: ac > as > at > ac', '1.bpmn b: bc > bs > bt > bc']);
  });

  it('are not seen from one file to another: they end as incidents when they run', () => {
    expect(loops(calling('a', 'b'), calling('b', 'a'))).to.deep.equal([]);
    expect(loops(calling('b', 'a'), calling('a', 'b'))).to.deep.equal([]);
    expect(loops(inSubProcess('a', 'b'), calling('b', 'a'))).to.deep.equal([]);
  });
});
