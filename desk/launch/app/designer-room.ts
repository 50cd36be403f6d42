import type { ZeebePort } from '../../../engine/zeebe/port.ts';
import type { DesignerDeps } from '../../../designer/api/deps.ts';
import { designerPlugin } from '../../../designer/api/plugin.ts';
import { loadDesignerModels } from '../../../designer/api/shipped-models.ts';
import type { ApiServerRequest } from '../../api/server.ts';
import type { DeskDeps } from '../../commands/command.ts';

/** The designer's HTTP side, under /api/designer. `engine`: the name under which desk.deployment knows the engine. */
export function designerRoom({ db, clock, catalogue }: DeskDeps, zeebe: ZeebePort, engine: string): NonNullable<ApiServerRequest['rooms']> {
  const options: DesignerDeps = { db, clock, catalogue, zeebe, engine, ...loadDesignerModels() };
  return [{ plugin: designerPlugin as unknown as NonNullable<ApiServerRequest['rooms']>[number]['plugin'], options, prefix: '/api/designer' }];
}
