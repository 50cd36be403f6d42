import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';

/** `tsx test/processes/render-models.ts OUT_DIR [name…]`: a PNG of every model drawn by hand, or of the named ones, compiled procedures by their codes; drawn by bpmn-js, to look at. */
const [outDir = 'models-png', ...wanted] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) throw new Error('Expected to draw the models with a browser, but no Chromium is installed');
interface Canvas { viewbox(): { inner: { width: number; height: number } }; resized(): void; zoom(level: string, centre: string): void }
interface Viewer { importXML(xml: string): Promise<unknown>; get(name: 'canvas'): Canvas }
declare global { var BpmnJS: new (options: { container: string }) => Viewer; var shownViewer: Viewer }
mkdirSync(outDir, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
const byHand = readdirSync(join(root, 'processes/models')).filter((name) => name.endsWith('.bpmn')).map((file) => basename(file, '.bpmn'));
for (const name of wanted.length ? wanted : byHand) {
  const xml = byHand.includes(name) ? readFileSync(join(root, 'processes/models', `${name}.bpmn`), 'utf8') : loadCompiled().get(name)?.model();
  if (!xml) throw new Error(`Expected to draw '${name}', but it is neither a model drawn by hand nor the code of a compiled procedure`);
  await page.setContent('<div id="canvas" style="position:absolute;inset:0;background:white"></div>');
  await page.addScriptTag({ path: join(root, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js') });
  const box = await page.evaluate(async (xml) => {
    const viewer = new globalThis.BpmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    globalThis.shownViewer = viewer;
    return viewer.get('canvas').viewbox().inner;
  }, xml);
  const scale = Math.min(1, 1960 / (box.width + 40));
  await page.setViewportSize({ width: Math.ceil((box.width + 40) * scale), height: Math.ceil((box.height + 40) * scale) });
  await page.evaluate(() => { const canvas = globalThis.shownViewer.get('canvas'); canvas.resized(); canvas.zoom('fit-viewport', 'auto'); });
  await page.screenshot({ path: join(outDir, `${name}.png`) });
}
await browser.close();
