import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { claimTask } from '../../commands/claim-task.ts';
import type { Actor } from '../../commands/command.ts';
import { completeTask } from '../../commands/complete-task.ts';
import { unclaimTask } from '../../commands/unclaim-task.ts';
import { listTasks, TASK_VIEWS, type TaskFilter } from '../../queries/list-tasks.ts';
import type { PageRequest } from '../../queries/paging.ts';
import { taskView } from '../../queries/task-view.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { CompleteTask, TaskView } from '../contract.ts';
import { ID, PAGE_KEYS, queryDeps, validParams, validPayload, validQuery } from '../edge/query-of.ts';
import { accepted, notFound } from '../edge/refusal.ts';
import { actorOf } from '../session/session-auth.ts';

const params = joi.object({ id: ID });
const completion = joi.object<CompleteTask>({
  outcome: joi.string().max(100).required(),
  reason: joi.string().trim().max(5000).allow(''),
  exceptionReason: joi.string().trim().max(5000).allow(''),
  components: joi.array().items(joi.string().max(100)).max(100),
  together: joi.array().items(ID).unique().max(50),
  fields: joi.object().pattern(joi.string().max(100), joi.alternatives(joi.string().max(10_000).allow(''), joi.number(), joi.boolean())).max(50),
});

/** The inbox. */
export const tasksPlugin: Plugin<ApiDeps> = {
  name: 'tasks',
  register(server, deps) {
    const seen = async (actor: Actor, id: string): Promise<TaskView> => {
      const view = await taskView(queryDeps(deps), actor, id);
      if (!view) throw notFound();
      return view;
    };
    server.route({
      method: 'GET', path: '/api/tasks',
      options: { tags: ['api'], description: 'My inbox, what is due first', validate: { query: joi.object({ ...PAGE_KEYS, view: joi.string().valid(...TASK_VIEWS).default('all') }) } },
      handler: (request) => {
        const query = validQuery<TaskFilter & PageRequest>(request);
        return listTasks(queryDeps(deps), actorOf(request), query, query);
      },
    });
    server.route({
      method: 'GET', path: '/api/tasks/{id}', options: { tags: ['api'], description: 'One task with its form', validate: { params } },
      handler: (request) => seen(actorOf(request), validParams<{ id: string }>(request).id),
    });
    for (const [verb, act] of [['claim', claimTask], ['unclaim', unclaimTask]] as const) {
      server.route({
        method: 'POST', path: `/api/tasks/{id}/${verb}`, options: { tags: ['api'], description: `${verb} a task`, validate: { params } },
        async handler(request: Request) {
          const actor = actorOf(request);
          const { id } = validParams<{ id: string }>(request);
          accepted(await act(deps.desk, actor, { taskId: id }));
          return seen(actor, id);
        },
      });
    }
    server.route({
      method: 'POST', path: '/api/tasks/{id}/complete', options: { tags: ['api'], description: 'Complete a task with an outcome', validate: { params, payload: completion } },
      async handler(request) {
        const actor = actorOf(request);
        const { id } = validParams<{ id: string }>(request);
        accepted(await completeTask(deps.desk, actor, { ...validPayload<CompleteTask>(request), taskId: id }));
        const next = await listTasks(queryDeps(deps), actor, { view: 'mine' }, { page: 1, size: 1 });
        return { task: await seen(actor, id), ...(next.items[0] ? { next: next.items[0].id } : {}) };
      },
    });
  },
};
