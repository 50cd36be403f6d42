import { expect } from 'chai';
import { lintProcedureModel } from '../../processes/lint/model-rules.ts';
import { readModel } from '../../processes/lint/read-model.ts';
import type { Vocabulary } from '../../processes/lint/variables.ts';
import { loadForms, loadJobTypes, loadModels } from '../../processes/load.ts';

const { jobTypes, roles } = loadJobTypes();
const vocabulary: Vocabulary = { jobTypes: new Map(jobTypes.map((facts) => [facts.type, facts])), forms: new Map(loadForms().map((form) => [form.key, form])), roles: new Set(roles.map((role) => role.id)) };
const xmlOf = (name: string): string => loadModels().find((file) => file.name === name)!.xml;
/** Problems of birth registration after `change`; the change must change something. */
async function problemsAfter(change: (xml: string) => string, name = '1.001193'): Promise<string[]> {
  const xml = xmlOf(name);
  const changed = change(xml);
  expect(changed).not.to.equal(xml);
  return lintProcedureModel(await readModel(changed), vocabulary).map((problem) => `${problem.element}: ${problem.message}`);
}

describe('the rules for models', () => {
  it('refuse a gateway that may find no way out', async () => {
    expect(await problemsAfter((xml) => xml.replace(' default="flow-components-complete-to-prepare-supplement"', ''))).to.deep.equal(['components-complete: give it a default flow', 'flow-components-complete-to-prepare-supplement: give it a condition']);
  });

  it('refuse a condition over a variable that some way here does not set', async () => {
    // onTheSpot is asked before anybody has decided it
    expect(await problemsAfter((xml) => xml.replace('=componentsComplete', '=componentsComplete and onTheSpot'))).to.deep.equal(["flow-components-complete-to-decide-on-the-spot: 'onTheSpot' is not set on every way here: a null condition is an incident"]);
  });

  it('know that a parallel join has what any branch set', async () => {
    expect(lintProcedureModel(await readModel(xmlOf('evn-medium-voltage')), vocabulary)).to.deep.equal([]);
    // without its output mapping the answer has another name
    expect((await problemsAfter((xml) => xml.replace('target="diggingAnswer"', 'target="agencyAnswer"'), 'evn-medium-voltage')).join()).to.contain("'diggingAnswer' is not set on every way here");
  });

  it('refuse an answer that the form cannot give', async () => {
    expect((await problemsAfter((xml) => xml.replace('appraisal = "approve"', 'appraisal = "approved"'))).join()).to.contain("'appraisal' is never 'approved'");
  });

  it('refuse a place to rest that is no job', async () => {
    const withTimer = (xml: string): string => xml.replace(/<bpmn:serviceTask id="await-supplement"([^]*?)<bpmn:extensionElements>[^]*?<\/bpmn:extensionElements>([^]*?)<\/bpmn:serviceTask>/, '<bpmn:receiveTask id="await-supplement"$1$2</bpmn:receiveTask>');
    expect((await problemsAfter(withTimer)).join()).to.contain('await-supplement: replace the ReceiveTask by a user task or a held job');
  });

  it('refuse unknown jobs, roles, forms and headers', async () => {
    expect((await problemsAfter((xml) => xml.replace('type="check-components"', 'type="check-papers"'))).join()).to.contain("use a job type of job-types.yaml, not 'check-papers'");
    expect((await problemsAfter((xml) => xml.replace('candidateGroups="clerk"', 'candidateGroups="secretary"'))).join()).to.contain("stamp: there is no role 'secretary'");
    expect((await problemsAfter((xml) => xml.replace('formKey="stamp"', 'formKey="sign-apology"'))).join()).to.contain("stamp: use a form of forms.yaml, not 'sign-apology'");
    expect((await problemsAfter((xml) => xml.replace('key="outcome" value="granted"', 'key="outcome" value="given"'))).join()).to.contain("header 'outcome' is one of granted|refused, not 'given'");
  });

  it('refuse an end that leaves the dossier open, and a step that is not drawn', async () => {
    expect((await problemsAfter((xml) => xml.replace('type="close-dossier"', 'type="request-rating"').replace('<zeebe:header key="reason" value="supplement-expired" />', ''))).join()).to.contain("supplement-expired: let 'close-dossier' be the last job before it");
    expect(await problemsAfter((xml) => xml.replace(/<bpmndi:BPMNShape id="stamp-shape".*<\/bpmndi:BPMNShape>/, ''))).to.deep.equal(['stamp: draw it: it has no shape in the diagram']);
  });

  it('refuse a model that does not claim its dossier first', async () => {
    expect((await problemsAfter((xml) => xml.replace('type="claim-dossier"', 'type="once-only-lookup"'))).join()).to.contain("let 'claim-dossier' be the first job");
  });
});
