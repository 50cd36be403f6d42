import type { ScriptTask } from '../../model/executable.ts';
import { completeActivity, terminateActivity } from './activity.ts';
import type { ElementHandler } from './element-handler.ts';
import { evaluateValue } from './expressions.ts';
import { readJson } from '../../protocol/json.ts';
import { activateJobElement } from './job-task.ts';
import { cancelJob } from './jobs.ts';
import { applyInputMappings } from './mappings.ts';
import { activated, complete } from './transitions.ts';
import { writeTrigger } from './triggers.ts';

/** With a task definition a job; else the script is evaluated on activation and its result goes through `resultVariable` (rule 35). */
export const scriptTaskHandler: ElementHandler<ScriptTask> = {
  activate(work, element, context) {
    if (element.job) return activateJobElement(work, element, element.job, context);
    if (!element.script) return { errorType: 'UNKNOWN', message: `Expected script task '${element.id}' to have a task definition or a script, but it has neither` };
    const failure = applyInputMappings(work, element, context);
    if (failure) return failure;
    const result = evaluateValue(work, element.script.expression, context.key);
    if (!result.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: result.message };
    writeTrigger(work, context, element.id, { [element.script.resultVariable]: readJson(result.value) });
    activated(work, context);
    complete(work, context);
    return undefined;
  },
  complete: completeActivity,
  terminate(work, _element, context) {
    cancelJob(work, context);
    terminateActivity(work, context);
  },
};
