import { readdirSync, writeFileSync } from 'node:fs';
import type { Sketch } from './sketch.ts';
import { writeBpmn } from './write-bpmn.ts';

/**
 * `tsx processes/compile/draw.ts [name…]` draws models anew from their sketches and overwrites the BPMN files: only for a model that
 * nobody has edited since (in the designer or by hand), because the BPMN file is the source.
 */
const wanted = process.argv.slice(2);
for (const file of readdirSync(new URL('./sketches/', import.meta.url)).filter((name) => name.endsWith('.ts')).sort()) {
  const module = (await import(new URL(`./sketches/${file}`, import.meta.url).href)) as Record<string, unknown>;
  for (const sketch of Object.values(module).filter(isSketch)) {
    const name = modelName(sketch.processId);
    if (wanted.length && !wanted.includes(name)) continue;
    writeFileSync(new URL(`../models/${name}.bpmn`, import.meta.url), writeBpmn(sketch));
    console.log(`${name}.bpmn: ${sketch.nodes.length} elements, ${sketch.flows.length} flows`);
  }
}

function isSketch(value: unknown): value is Sketch {
  return typeof value === 'object' && value !== null && 'processId' in value && 'nodes' in value;
}

function modelName(processId: string): string {
  if (processId.startsWith('procedure-')) return processId.slice('procedure-'.length);
  if (processId.startsWith('before-')) return `${processId.slice('before-'.length)}.before`;
  return processId;
}
