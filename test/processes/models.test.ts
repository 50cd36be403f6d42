import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { expect } from 'chai';
import { factsAgree } from '../../processes/lint/facts-agree.ts';
import { lintBeforeModel, lintProcedureModel, type ModelProblem } from '../../processes/lint/model-rules.ts';
import { readModel } from '../../processes/lint/read-model.ts';
import type { Vocabulary } from '../../processes/lint/variables.ts';
import { loadBeforeModels, loadForms, loadJobTypes, loadModels, loadProcedures } from '../../processes/load.ts';

const require = createRequire(import.meta.url);
const { jobTypes, roles } = loadJobTypes();
const vocabulary: Vocabulary = { jobTypes: new Map(jobTypes.map((facts) => [facts.type, facts])), forms: new Map(loadForms().map((form) => [form.key, form])), roles: new Set(roles.map((role) => role.id)) };
const shown = (problems: readonly ModelProblem[]): string[] => problems.map((problem) => `${problem.element}: ${problem.message}`);
const procedures = loadProcedures();
const models = loadModels();

describe('the models', () => {
  it('belong to a procedure each, and each procedure has one', () => {
    expect(models.filter((model) => model.procedureCode).map((model) => model.procedureCode).sort()).to.deep.equal(procedures.map((facts) => facts.code).sort());
    expect(models.filter((model) => model.procedureCode).map((model) => model.name)).to.deep.equal(models.filter((model) => model.procedureCode).map((model) => model.procedureCode));
  });

  for (const file of models.filter((model) => model.procedureCode)) {
    it(`${file.name} rests only at jobs, uses the vocabulary and agrees with its facts`, async () => {
      // when
      const model = await readModel(file.xml);
      // then
      expect(shown([...lintProcedureModel(model, vocabulary), ...factsAgree(procedures.find((facts) => facts.code === file.procedureCode)!, model)])).to.deep.equal([]);
    });
  }

  for (const file of loadBeforeModels()) {
    it(`${file.name} is a readable model of the same vocabulary`, async () => {
      const model = await readModel(file.xml);
      expect(shown(lintBeforeModel(model, vocabulary))).to.deep.equal([]);
      expect(model.processId).to.equal(`before-${file.procedureCode}`);
    });
  }

  it('run on Zeebe 8.5 by the opinion of bpmnlint', async function () {
    this.timeout(180_000);
    const { Linter } = require('bpmnlint') as { Linter: new (options: object) => { lint(root: unknown, config: object): Promise<Record<string, { id: string; message: string }[]>> } };
    const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new (options: object) => object;
    const found: string[] = [];
    for (const file of [...models, ...loadBeforeModels()]) {
      const { rootElement } = await new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') as object }).fromXML(file.xml);
      // A rule remembers the flows that it has seen: a linter of its own for every model.
      const results = await new Linter({ resolver: new NodeResolver({ require }) }).lint(rootElement, { extends: ['bpmnlint:correctness', 'plugin:camunda-compat/camunda-cloud-8-5'], rules: { 'camunda-compat/user-task-definition': 'off' } });
      for (const [rule, reports] of Object.entries(results)) for (const report of reports) found.push(`${file.name} ${report.id}: ${rule}: ${report.message}`);
    }
    expect(found.slice(0, 20)).to.deep.equal([]);
  });

  it('statutory-clock waits for the next instant or for a moved clock, and nothing else', async () => {
    const model = await readModel(models.find((file) => file.name === 'statutory-clock')!.xml);
    expect(model.processId).to.equal('statutory-clock');
    expect(model.elements.filter((element) => element.eventDefinitions > 0).map((element) => element.id)).to.have.members(['clock-started', 'next-wake', 'clock-moved']);
    expect(model.elements.filter((element) => element.jobType).map((element) => element.jobType)).to.deep.equal(['clock-evaluate']);
  });
});
