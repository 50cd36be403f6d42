import { expect } from 'chai';
import { codeLines, sourceFiles, type SourceFile } from './support/source-files.ts';

/** Room → rooms it may import from (its own is always allowed). The picture of design §2 as a table. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'engine/protocol': [],
  'engine/time': [],
  // Listening on a port, for REST and metrics alike.
  'engine/http': [],
  // Variables come and go as JSON without loss.
  'engine/expression': ['engine/protocol/json.ts', 'engine/time'],
  'engine/model': ['engine/protocol', 'engine/expression', 'engine/time'],
  'engine/decision': ['engine/expression', 'engine/model'],
  'engine/runtime': ['engine/protocol', 'engine/time', 'engine/expression', 'engine/model', 'engine/decision'],
  'engine/store': ['engine/protocol', 'engine/runtime', 'engine/time'],
  // One service definition for both ends: the proto of zeebe-node with the two RPCs that it lacks.
  'engine/gateway': ['engine/http', 'engine/protocol', 'engine/runtime', 'engine/store', 'engine/time', 'engine/zeebe/service-definition.ts'],
  // For operators: reads beside the gateway what Zeebe has no RPC for; nobody but the composition may import it.
  'engine/operate': ['engine/http', 'engine/protocol', 'engine/runtime', 'engine/store', 'engine/time', 'engine/zeebe'],
  'engine/simulate': ['engine/protocol', 'engine/runtime', 'engine/model', 'engine/expression', 'engine/time'],
  'engine/zeebe': ['engine/time'],
  'processes': ['engine/time'],
  'workers': ['processes', 'engine/zeebe', 'engine/time', 'desk/domain', 'desk/store', 'desk/commands'],
  'desk/domain': ['processes', 'engine/time'],
  'desk/store': ['desk/domain', 'processes', 'engine/time'],
  'desk/commands': ['desk/domain', 'desk/store', 'processes', 'engine/time', 'engine/zeebe'],
  'desk/queries': ['desk/domain', 'desk/store', 'processes', 'engine/time'],
  'desk/forms': ['desk/domain', 'desk/store', 'desk/queries', 'processes', 'engine/time'],
  'desk/api': ['desk/commands', 'desk/queries', 'desk/forms', 'desk/domain', 'desk/store', 'processes', 'engine/time', 'engine/zeebe'],
  'desk/web': ['processes/schema'],
  'designer/compare': ['processes'],
  'designer/facts': ['processes', 'designer/compare'],
  'designer/lint': ['processes', 'designer/compare'],
  'designer/api': ['designer/compare', 'designer/facts', 'designer/lint', 'processes', 'desk/commands', 'desk/domain', 'desk/store', 'desk/api', 'engine/zeebe', 'engine/time'],
  'designer/web': ['designer/compare', 'designer/facts', 'designer/lint', 'processes', 'desk/web'],
};
/** Leaves that everybody may import: types only. */
const OPEN_TO_ALL = ['desk/api/contract.ts', 'designer/api/contract.ts', 'designer/api/contract.ts', 'desk/config.ts', 'desk/commands/command.ts'];
/** The composition: may import every room. */
const COMPOSITION = ['engine/main.ts', 'engine/start-engine.ts', 'engine/config.ts', 'desk/main.ts', 'desk/config.ts', 'desk/launch'];

/** Heavy packages → the rooms that may import them. */
const ONE_IMPORTER: Readonly<Record<string, readonly string[]>> = {
  feelin: ['engine/expression'],
  'lezer-feel': ['engine/expression'],
  knex: ['desk/store', 'desk/commands/command.ts'],
  pg: ['engine/store', 'engine/operate', 'desk/store', 'desk/launch'],
  'zeebe-node': ['engine/zeebe'],
  '@grpc/grpc-js': ['engine/gateway', 'engine/zeebe'],
  '@grpc/proto-loader': ['engine/gateway', 'engine/zeebe'],
  'prom-client': ['engine/operate'],
  saxes: ['engine/model'],
  'pg-copy-streams': ['engine/operate'],
  pdfkit: ['desk/forms'],
  'bwip-js': ['desk/forms'],
  '@hapi/hapi': ['desk/api', 'desk/main.ts', 'designer/api', 'workers/integrations'],
  vite: ['desk/launch', 'desk/web/vite.config.ts', 'designer/web/vite.config.ts'],
};

/** Rules take instants as parameters: time is the composition's business. */
const NO_WALL_CLOCK = ['engine/protocol', 'engine/model', 'engine/expression', 'engine/decision', 'engine/runtime', 'engine/store', 'processes', 'workers', 'desk/domain', 'desk/commands', 'desk/queries', 'desk/forms'];

const files = sourceFiles('engine', 'processes', 'workers', 'desk', 'designer');
const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
const roomOf = (path: string): string | undefined => Object.keys(MAY_IMPORT).filter((room) => within(path, room)).sort((a, b) => b.length - a.length)[0];
const composes = (file: SourceFile): boolean => COMPOSITION.some((place) => within(file.path, place));

describe('the architecture', () => {
  it('gives every source file a room', () => {
    const homeless = files.filter((file) => !roomOf(file.path) && !composes(file)).map((file) => file.path);
    expect(homeless).to.deep.equal([]);
  });

  it('lets nobody but operators read the engine\'s tables', () => {
    const wrong = files.filter((file) => !within(file.path, 'engine') && /operate_v1|\bengine\.(state|log|record|leader|checkpoint|pending_command)\b/.test(file.code)).map((file) => file.path);
    expect(wrong).to.deep.equal([]);
    const importers = files.filter((file) => !within(file.path, 'engine/operate') && !composes(file) && file.imports.some(({ target, typeOnly }) => !typeOnly && within(target, 'engine/operate'))).map((file) => file.path);
    expect(importers).to.deep.equal([]);
  });

  it('lets imports go one way', () => {
    const wrong: string[] = [];
    for (const file of files.filter((candidate) => !composes(candidate))) {
      const room = roomOf(file.path);
      for (const { target } of file.imports) {
        const other = roomOf(target);
        if (!room || !/^(engine|processes|workers|desk|designer|test)\//.test(target) || OPEN_TO_ALL.includes(target) || other === room) continue;
        if (!(MAY_IMPORT[room] ?? []).some((allowed) => within(target, allowed))) wrong.push(`${file.path} → ${target}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('has one importer for each heavy package', () => {
    const wrong = files.flatMap((file) => file.imports
      .filter(({ target, typeOnly }) => !typeOnly && ONE_IMPORTER[target] && !ONE_IMPORTER[target].some((room) => within(file.path, room)))
      .map(({ target }) => `${file.path} → ${target}`));
    expect(wrong).to.deep.equal([]);
  });

  it('keeps the runtime free of packages, promises and clocks', () => {
    const wrong = files.filter((file) => within(file.path, 'engine/runtime')).flatMap((file) => [
      ...file.imports.filter(({ target }) => !target.startsWith('engine/')).map(({ target }) => `${file.path} → ${target}`),
      ...(/\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b/.test(file.code) ? [`${file.path} waits`] : []),
    ]);
    expect(wrong).to.deep.equal([]);
  });

  it('reads process.env in config.ts only', () => {
    const wrong = files.filter((file) => !/(^|\/)config\.ts$/.test(file.path) && /process\.env/.test(file.code)).map((file) => file.path);
    expect(wrong).to.deep.equal([]);
  });

  it('asks no wall clock in rules', () => {
    const wrong = files.filter((file) => NO_WALL_CLOCK.some((room) => within(file.path, room)) && /Date\.now\(\)|new Date\(\)|DateTime\.(now|local)\(\)/.test(file.code)).map((file) => file.path);
    expect(wrong).to.deep.equal([]);
  });

  it('has no file over 400 code lines', () => {
    const wrong = files.filter((file) => codeLines(file) > 400).map((file) => `${file.path}: ${codeLines(file)}`);
    expect(wrong).to.deep.equal([]);
  });

  it('uses no barrels, no grab-bag names and no any', () => {
    const wrong = files.flatMap((file) => [
      ...(/(^|\/)(utils?|helpers?|manager|index)\.tsx?$/.test(file.path) ? [`${file.path}: name`] : []),
      ...(/(:\s*any\b|\bas any\b|<any>)/.test(file.code.replace(/'[^'\n]*'/g, "''")) ? [`${file.path}: any`] : []),
    ]);
    expect(wrong).to.deep.equal([]);
  });
});
