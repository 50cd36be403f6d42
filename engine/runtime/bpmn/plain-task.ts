import type { PlainTask } from '../../model/executable.ts';
import { leaveActivity, terminateBeforeIncidents } from './activity.ts';
import type { ElementHandler } from './element-handler.ts';
import { activated, complete } from './transitions.ts';

/** Manual and undefined tasks: nobody in the engine waits for them, so Zeebe gives them neither mappings nor boundary events. */
export const plainTaskHandler: ElementHandler<PlainTask> = {
  activate(work, _element, context) {
    activated(work, context);
    complete(work, context);
    return undefined;
  },
  complete: leaveActivity,
  terminate: (work, _element, context) => terminateBeforeIncidents(work, context),
};
