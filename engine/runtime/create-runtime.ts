import { createDecisionCache } from './decision-cache.ts';
import { createGraphCache } from './graph-cache.ts';
import { applyEvent } from './appliers/apply-event.ts';
import { dueCommand } from './due.ts';
import { needsOf, unitFor } from './needs.ts';
import { processOrRefuse } from './processors/too-large.ts';
import { processCommand } from './processors/process-command.ts';
import { createOverlay } from './state/overlay.ts';
import { isTimed } from './state/queue-of.ts';
import { createSlowElements } from './slow-elements.ts';
import { createWork, type Models } from './work.ts';
import type { Change, Command, Key, Runtime, Step, StepContext } from './port.ts';
import type { Recorder } from './work.ts';

/**
 * Commands processed in one step, follow-ups included: a model that runs on and on by itself (a huge multi-instance, a chain of
 * thousands of gateways) gives way to others after this many and goes on in a further step. Zeebe's batch limit has the same size.
 */
const COMMANDS_PER_STEP = 100;

export interface RuntimeOptions {
  readonly commandsPerStep?: number;
  readonly cachedGraphs?: number;
  /** Asked at the beginning of a step. Commands differ in what they cost by a factor of thousands (FEEL). */
  readonly timeStep?: () => StepTimer;
}

export interface StepTimer {
  /** The step has lasted long enough. */
  isOver(): boolean;
  /** What has been done since this was last asked, or since the step began, has taken as long as a whole step may. */
  tookLong(): boolean;
}

export function createRuntime(options: RuntimeOptions = {}): Runtime {
  const nothing = (): Models => ({ graphs: createGraphCache(options.cachedGraphs), decisions: createDecisionCache() });
  let models = nothing();
  const slow = createSlowElements();
  const limit = options.commandsPerStep ?? COMMANDS_PER_STEP;
  return {
    needs: needsOf,
    due: dueCommand,
    process(command, context) {
      const work = createWork(context, models);
      work.start(command, unitFor(command, context));
      const timer = options.timeStep?.();
      processOrRefuse(work);
      if (timer) slow.note(command, timer.tookLong());
      let processed = 1;
      while (work.followUps.length > 0 && processed < limit && !timer?.isOver()) {
        const next = work.followUps[0];
        if (!next || slow.has(next)) break;
        work.followUps.shift();
        work.start(next, next.unit);
        processCommand(work);
        if (timer) slow.note(next, timer.tookLong());
        processed++;
      }
      return stepOf(work);
    },
    apply(event, state): readonly Change[] {
      const overlay = createOverlay(state);
      applyEvent(event, overlay, (key) => models.graphs.get(overlay, key));
      return overlay.changes();
    },
    forget() { models = nothing(); },
  };
}

function stepOf(work: Recorder): Step {
  const changes = work.overlay.changes();
  const jobKeys = new Map<string, Key[]>();
  let wakeAtMs: number | undefined;
  for (const { queue, key } of changes) {
    if (!queue) continue;
    if (queue.queue.startsWith('activatable/')) {
      const type = queue.queue.slice('activatable/'.length);
      const keys = jobKeys.get(type);
      if (keys) keys.push(key);
      else jobKeys.set(type, [key]);
    }
    else if (isTimed(queue.queue) && (wakeAtMs === undefined || queue.atMs < wakeAtMs)) wakeAtMs = queue.atMs;
  }
  // Follow-ups beyond the limit come before what was sent elsewhere: they happened first.
  const commands: readonly Command[] = [...work.followUps, ...work.sent];
  const step = { records: work.records, changes, answers: work.answers, commands, begun: work.overlay.begun(), jobsAvailable: [...jobKeys.keys()], jobKeysAvailable: jobKeys };
  return wakeAtMs === undefined ? step : { ...step, wakeAtMs };
}

export type { Command, Runtime, Step, StepContext };
