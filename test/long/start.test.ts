import { expect } from 'chai';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { DossierView, Health, Page, DossierSummary, SignInOptions } from '../../desk/api/contract.ts';
import { signIn } from '../demo/officer.ts';
import { clearStarted, freePort, newFolder, ready, startWith, stop } from '../support/started-product.ts';

const health = async (url: string): Promise<Health> => (await fetch(`${url}/api/health`)).json() as Promise<Health>;

describe('npm start', () => {
  after(clearStarted);

  it('starts from nothing, survives kill -9 with its data, starts again, and stops within ten seconds', async () => {
    const folder = newFolder();
    // when it starts on an empty folder
    const first = await startWith(folder);
    const firstSeconds = await ready(first);
    console.log(`      ready after ${firstSeconds} s the first time`);
    // then all of it is there: accounts, procedures, the dossier that breaches
    expect((await health(first.url)).ready).to.equal(true);
    const { accounts } = (await (await fetch(`${first.url}/api/session/options`)).json()) as SignInOptions;
    expect(first.text()).to.contain(accounts[0]!.username).and.contain(first.url);
    const officer = await signIn(first.url, accounts[0]!.username, accounts[0]!.password);
    const [dossier] = (await officer.get<Page<DossierSummary>>('/api/dossiers')).items;
    expect(dossier!.demonstration).to.equal(true);
    expect(Date.parse(dossier!.dueAt!) - Date.parse(dossier!.receivedAt!)).to.equal(3 * 60_000);
    // when everything dies at once
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await startWith(folder, { HTTP_PORT: new URL(first.url).port });
    const secondSeconds = await ready(second);
    console.log(`      ready after ${secondSeconds} s after kill -9`);
    // then the data are there, once
    const again = await signIn(second.url, accounts[0]!.username, accounts[0]!.password);
    const after = await again.get<Page<DossierSummary>>('/api/dossiers');
    expect(after.items.map((item) => item.code)).to.deep.equal([dossier!.code]);
    expect((await again.get<DossierView>(`/api/dossiers/${dossier!.id}`)).status).to.be.oneOf([2, 4]);
    // and it stops in time, PostgreSQL too
    expect(await stop(second)).to.be.lessThan(10);
    const third = await startWith(folder, { HTTP_PORT: new URL(first.url).port });
    console.log(`      ready after ${await ready(third)} s after a stop`);
    expect(third.text()).not.to.contain('taken over');
    expect(await stop(third)).to.be.lessThan(10);
  });

  it('comes back by itself when the app or the engine dies', async () => {
    const folder = newFolder();
    const system = await startWith(folder);
    await ready(system);
    for (const name of ['app', 'engine'] as const) {
      const { children } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { children: number[] };
      const victim = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name === 'app' ? 'desk/main.ts' : 'engine/main.ts'))!;
      process.kill(victim, 'SIGKILL');
      // then health says so while it lasts, and is well again
      let sick = false;
      for (let well = false; !well || !sick;) {
        const found = await health(system.url).catch(() => ({ ready: false, parts: [] }));
        if (!found.ready) sick = true;
        well = found.ready && sick;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    await stop(system);
  });

  describe('says in one line what to do', () => {
    const refused = async (env: Record<string, string>, folder = newFolder()): Promise<string> => {
      const system = await startWith(folder, env);
      expect(await system.exited, system.text()).to.equal(1);
      const lines = system.text().trim().split('\n').filter((line) => line.startsWith('Một Cửa cannot start'));
      expect(lines, system.text()).to.have.length(1);
      expect(system.text()).not.to.match(/^\s+at /m);
      return lines[0]!;
    };

    it('when a port is taken', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', () => resolve()); });
      const port = String((other.address() as { port: number }).port);
      expect(await refused({ HTTP_PORT: port })).to.contain(`port ${port} is taken`).and.contain('HTTP_PORT=');
      expect(await refused({ GATEWAY_PORT: port })).to.contain('GATEWAY_PORT=');
      other.close();
    });

    it('when the database does not answer', async () => {
      expect(await refused({ DATABASE_URL: `postgres://nobody:x@127.0.0.1:${await freePort()}/none` })).to.contain('does not answer').and.contain('DATABASE_URL');
    });

    it('when it may not write to its folder', async () => {
      const file = join(newFolder(), 'a-file');
      writeFileSync(file, '');
      mkdirSync(join(file, '..'), { recursive: true });
      expect(await refused({ DATA_DIR: join(file, 'data') })).to.contain('cannot write to').and.contain('DATA_DIR');
    });

    it('when a setting makes no sense', async () => {
      expect(await refused({ HTTP_PORT: 'eighty' })).to.contain("HTTP_PORT is 'eighty'");
      expect(await refused({ ZEEBE_ADDRESS: 'http://zeebe:26500/' })).to.contain('expected host:port');
    });
  });
});
