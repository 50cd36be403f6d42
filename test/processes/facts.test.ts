import { expect } from 'chai';
import { loadForms, loadJobTypes, loadProcedures, readProcedures } from '../../processes/load.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { registerName } from '../../processes/schema/register-names.ts';
import { procedureRules } from '../../processes/schema/procedure-rules.ts';
import { procedureSchema } from '../../processes/schema/procedure-schema.ts';
import { checkYaml } from '../../processes/schema/read-yaml.ts';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const file = 'processes/catalogue/civil-status/1.001193.yaml';
const birth = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const problemsOf = (text: string): readonly { line: number; path: string; message: string }[] => {
  const read = checkYaml<ProcedureFacts>(text, file, procedureSchema, procedureRules);
  return 'problems' in read ? read.problems : [];
};
const lineOf = (part: string): number => birth.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('the catalogue', () => {
  const procedures = loadProcedures();
  const facts = (code: string): ProcedureFacts => procedures.find((procedure) => procedure.code === code)!;

  it('holds the nine procedures and the parts of the bundle', () => {
    expect(procedures.map((procedure) => procedure.code)).to.have.members(['3.000347', '3.000353', '2.000033', '1.001193', '2.000986', '1.004222', '1.001939', 'evn-low-voltage', 'evn-medium-voltage', '1.000603', '1.002759', '2.000815']);
    expect(facts('2.000986').linked?.map((linked) => linked.code)).to.deep.equal(['1.001193', '1.004222', '1.001939']);
  });

  it('names every register that holds something', () => {
    const held = procedures.flatMap(({ components }) => components.flatMap(({ source }) => (source === 'applicant' ? [] : [source.register])));
    expect([...new Set(held)].filter((id) => registerName(id).vi === id)).to.deep.equal([]);
  });

  it('gives a linked dossier everything that its form asks for', () => {
    for (const { code } of facts('2.000986').linked!) {
      const asked = facts(code).form.filter((field) => field.required).map((field) => field.id);
      expect(facts('2.000986').form.map((field) => field.id), code).to.include.members(asked);
    }
  });

  it('hands every paper that only the applicant has on to the linked dossier that needs it', () => {
    const held = new Map(facts('2.000986').components.map((component) => [component.id, component]));
    for (const { code } of facts('2.000986').linked!)
      for (const component of facts(code).components.filter(({ source }) => source === 'applicant')) expect(held.get(component.id)?.when, `${code} ${component.id}`).to.deep.equal(component.when);
  });

  it('knows limits and fees as the law has them', () => {
    const limit = (code: string, channel: string): string => { const { value, unit } = facts(code).channels.find((candidate) => candidate.channel === channel)!.limit; return `${value} ${unit}`; };
    expect([limit('1.001193', 'counter'), limit('2.000986', 'online'), limit('3.000347', 'online'), limit('1.000603', 'online'), limit('1.000603', 'counter'), limit('1.000603', 'post')])
      .to.deep.equal(['1 same-day', '3 working-day', '5 working-day', '6 working-hour', '8 working-hour', '24 working-hour']);
    expect(facts('2.000815').channels[0]!.fee).to.include({ kind: 'per-page', first: 2000, further: 1000, furtherFrom: 3, ceiling: 200_000 });
    expect(facts('3.000347').channels.map(({ fee }) => fee.kind === 'fixed' && fee.amount)).to.deep.equal([135_000, 135_000]);
  });

  it('gives every register paper a reason to be looked up', () => {
    const registers = new Set(procedures.flatMap((procedure) => procedure.components.flatMap(({ source }) => (source === 'applicant' ? [] : [source.register]))));
    expect([...registers].sort()).to.deep.equal(['birth-data', 'business-register', 'civil-status', 'health-insurance', 'health-record', 'land', 'licence', 'population']);
  });
});

describe('a file of facts that is wrong', () => {
  it('names the line and what to do when a part is missing', () => {
    expect(problemsOf(birth.replace(/^handledBy: .*\n/m, ''))).to.deep.include({ file, line: 1, path: 'handledBy', message: "add 'handledBy'" } as never);
  });

  it('points at the line of a misspelt word', () => {
    const [problem] = problemsOf(birth.replace('duty: show', 'duty: shown'));
    expect(problem).to.include({ line: lineOf('duty: show'), message: "write one of 'submit', 'show'" });
  });

  it('points at a condition over a field that the form does not have', () => {
    const [problem] = problemsOf(birth.replace('field: parentsMarried', 'field: married'));
    expect(problem!.line).to.equal(lineOf('field: parentsMarried'));
    expect(problem!.message).to.contain("no form field 'married'");
  });

  it('refuses a guess that nobody is told of', () => {
    expect(problemsOf(`${birth.slice(0, birth.indexOf('assumptions:'))}assumptions: []\n`)[0]!.message).to.match(/^\d+ facts are marked K or A/);
  });

  it('says so when it is not YAML', () => {
    expect(problemsOf('code: [1\nname: x')[0]!.message).to.match(/^this is not YAML/);
  });
});

describe('the vocabulary', () => {
  it('has a first job, forms with outcomes, and labels in both languages', () => {
    const { jobTypes, roles } = loadJobTypes();
    expect(jobTypes.filter((job) => job.first).map((job) => job.type)).to.deep.equal(['claim-dossier']);
    expect(roles.map((role) => role.id)).to.include.members(['counter-officer', 'leader', 'clerk']);
    for (const form of loadForms()) expect(form.outcomes.length, form.key).to.be.greaterThan(0);
  });
});

describe('a hand-modelled procedure that is wrong', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'mot-cua-facts-')); cpSync(new URL('../../processes/catalogue/residence/1.004222.yaml', import.meta.url), join(directory, '1.004222.yaml')); });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is left out with line and advice; the others are read', () => {
    writeFileSync(join(directory, '1.001193.yaml'), birth.replace('role: appraising-specialist', 'role: boss'));
    const { procedures, problems } = readProcedures(directory);
    expect(procedures.map(({ code }) => code)).to.deep.equal(['1.004222']);
    expect(problems[0]!.message).to.match(/^there is no role 'boss': write one of 'counter-officer', /);
    expect(problems[0]!.line).to.equal(birth.split('\n').findIndex((text) => text.includes('role: appraising-specialist')) + 1);
    expect(() => loadProcedures(directory)).to.throw(/there is no role 'boss'/);
  });
});
