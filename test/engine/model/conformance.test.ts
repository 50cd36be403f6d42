import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { compileResources } from '../../../engine/model/deploy.ts';
import { buildProcesses, readDefinitions } from '../../../engine/model/parse.ts';
import { KNOWN_REFUSALS } from './known-refusals.ts';

const TRACES = new URL('../../../../shared/conformance/zeebe-traces/', import.meta.url);

interface Recording { readonly file: string; readonly scope: string; readonly rejections: number; readonly models: readonly string[] }
interface LogLine { readonly recordType: string; readonly valueType: string; readonly intent: string; readonly position: number; readonly sourceRecordPosition: number; readonly rejectionType?: string; readonly rejectionReason?: string; readonly value: { readonly resources?: readonly { readonly resource: string; readonly resourceName: string }[] } }

function recordings(): Recording[] {
  const [head, ...rows] = readFileSync(new URL('index.tsv', TRACES), 'utf8').trim().split('\n').map((row) => row.split('\t'));
  const column = (name: string): number => head!.indexOf(name);
  return rows.map((row) => ({
    file: row[column('file')]!, scope: row[column('scope')]!, rejections: Number(row[column('rejections')]), models: (row[column('models')] ?? '').split(/[ ,;]+/).filter(Boolean),
  }));
}

function contentOf(resource: string): string {
  if (!resource.startsWith('model:')) return Buffer.from(resource, 'base64').toString('utf8');
  const name = readdirSync(new URL('models/', TRACES)).find((each) => each.startsWith(`${resource.slice('model:'.length)}.`));
  return readFileSync(new URL(`models/${name}`, TRACES), 'utf8');
}

/** Each refused DEPLOYMENT.CREATE of a recording with what we say to it. */
function refusals({ file }: Recording): { readonly expected: string; readonly actual: string }[] {
  const lines = readFileSync(new URL(file, TRACES), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as LogLine);
  return lines.filter((line) => line.recordType === 'COMMAND_REJECTION' && line.valueType === 'DEPLOYMENT' && line.intent === 'CREATE').flatMap((rejection) => {
    const command = lines.find((line) => line.position === rejection.sourceRecordPosition);
    const resources = command?.value.resources ?? [];
    // DMN and forms are another room's; a batch that grew too large is the log's.
    if (!command || resources.some(({ resourceName }) => /\.(dmn|form)$/.test(resourceName)) || rejection.rejectionType === 'EXCEEDED_BATCH_RECORD_SIZE') return [];
    const compiled = compileResources(resources.map(({ resource, resourceName }) => ({ resourceName, content: contentOf(resource) })));
    return [{ expected: rejection.rejectionReason ?? '', actual: compiled.ok ? 'accepted' : compiled.reason }];
  });
}

describe("deployment, against the recordings of Zeebe's own tests", function () {
  before(function () {
    if (!existsSync(TRACES)) { console.log('      ../shared/conformance is not here'); this.skip(); }
  });

  it('reads and builds every recorded model that is XML', () => {
    const failures = readdirSync(new URL('models/', TRACES)).filter((name) => name.endsWith('.bpmn')).flatMap((name) => {
      const xml = readFileSync(new URL(`models/${name}`, TRACES), 'utf8');
      const read = readDefinitions(xml, true);
      if (!read.ok) return xml.trimStart().startsWith('<') ? [`${name}: ${read.failure}`] : [];
      buildProcesses(read.definitions);
      return [];
    });
    expect(failures).to.deep.equal([]);
  });

  it('accepts every model of a recording without a rejection', () => {
    const models = new Set(recordings().filter(({ scope, rejections }) => scope === 'in' && rejections === 0).flatMap(({ models }) => models));
    const refused = [...models].flatMap((model) => {
      const content = contentOf(`model:${model}`);
      if (!content.includes('definitions') || content.includes('/DMN/')) return [];
      const compiled = compileResources([{ resourceName: 'process.bpmn', content }]);
      return compiled.ok ? [] : [`${model}: ${compiled.reason}`];
    });
    expect(models.size).to.be.greaterThan(300);
    expect(refused).to.deep.equal([]);
  });

  it('refuses what Zeebe refused, in the same words', () => {
    const cases = recordings().filter(({ scope, rejections }) => scope === 'in' && rejections > 0).flatMap((recording) => refusals(recording).map((each) => ({ ...each, file: recording.file })));
    const different = cases.filter(({ expected, actual }) => expected !== actual);
    for (const { file, expected, actual } of different) console.log(`      ${file}\n        expected ${JSON.stringify(expected)}\n        actual   ${JSON.stringify(actual)}`);
    expect(cases.length).to.be.greaterThan(20);
    expect(different.map(({ file }) => file)).to.deep.equal(KNOWN_REFUSALS);
  });
});
