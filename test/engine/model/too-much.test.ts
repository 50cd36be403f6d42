import { expect } from 'chai';
import { compileResources } from '../../../engine/model/deploy.ts';
import { dmnText, literal } from '../../support/engine/dmn-text.ts';

const model = (body: string, definitions = ''): string => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="test">${definitions}<process id="p" isExecutable="true">${body}</process></definitions>`;
const extension = (inner: string): string => `<extensionElements>${inner}</extensionElements>`;
const times = (count: number, of: (index: number) => string): string => Array.from({ length: count }, (_, index) => of(index)).join('');
const script = (id: string, expression: string): string => `<scriptTask id="${id}">${extension(`<zeebe:script expression="=${expression}" resultVariable="r"/>`)}</scriptTask>`;
const mapped = (mapping: string): string => `<serviceTask id="t">${extension(`<zeebe:taskDefinition type="t"/><zeebe:ioMapping>${mapping}</zeebe:ioMapping>`)}</serviceTask>`;
const start = '<startEvent id="s"/>';
const reasonOf = (...resources: readonly (readonly [string, string])[]): string => { const compiled = compileResources(resources.map(([resourceName, content]) => ({ resourceName, content }))); return compiled.ok ? 'OK' : compiled.reason; };
/** In CPU time: what other processes take does not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Compiling holds everybody else up (issue 4, point 8): what would take seconds is refused with the name of its element. */
describe('a deployment that is too much', () => {
  it('is refused for an expression that is too long, or too many of them in all its resources', () => {
    expect(reasonOf(['a.bpmn', model(start + script('x', `[${'1,'.repeat(100_000)}1]`))])).to.match(/'a\.bpmn': - Element: x > script\n +- ERROR: Expected an expression of at most 60000 characters, but it has 20000\d\./);
    const half = model(start + times(10, (i) => script(`x${i}`, `&quot;${i}${'1'.repeat(15_000)}&quot;`)));
    expect(reasonOf(['a.bpmn', half], ['b.bpmn', half.replace('id="p"', 'id="q"')], ['c.dmn', dmnText('g', Array.from({ length: 10 }, (_, i) => ({ id: `d${i}`, logic: literal('1+'.repeat(15_000) + String(i)) })))])).to.match(/^Expected to deploy new resources[^]*'c\.dmn': - Element: d\d+ > text\n +- ERROR: Expected at most 400000 characters of expressions in a deployment/);
  });

  it('is refused for a path that would be written out twice at each level', () => {
    expect(reasonOf(['a.bpmn', model(start + mapped(`<zeebe:output source="=1" target="${'a.'.repeat(40)}a"/>`))])).to.match(/- Element: t > output\n +- ERROR: Expected a path of at most 10 levels, but it has 41\./);
    expect(reasonOf(['a.bpmn', model(start + mapped(`<zeebe:input source="=1" target="${'a.'.repeat(100_000)}a"/>`))])).to.match(/- Element: t > input\n +- ERROR: Expected a path of at most 100 levels/);
  });

  it('is refused for start timers whose evaluation takes too long together', () => {
    const never = model(times(1_200, (i) => `<startEvent id="s${i}"><timerEventDefinition><timeCycle>0 0 0 31 2 ?</timeCycle></timerEventDefinition></startEvent>`));
    expect(reasonOf(['a.bpmn', never])).to.match(/take too many steps/);
  });

  it('is none for thousands of elements that refer to each other', () => {
    const tasks = model(start + times(5_000, (i) => `<task id="t${i}"/>`));
    const links = model(start + times(5_000, (i) => `<intermediateThrowEvent id="l${i}"><linkEventDefinition name="l${i}"/></intermediateThrowEvent><intermediateCatchEvent id="c${i}"><linkEventDefinition name="l${i}"/></intermediateCatchEvent>`));
    const messages = model(times(5_000, (i) => `<startEvent id="s${i}"><messageEventDefinition messageRef="m${i}"/></startEvent>`), times(5_000, (i) => `<message id="m${i}" name="m${i}"/>`));
    for (const xml of [tasks, links, messages]) expect(cpuMs(() => { expect(reasonOf(['a.bpmn', xml])).to.equal('OK'); })).to.be.below(3_000);
  });
});
