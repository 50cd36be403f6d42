import type { SketchNode } from '../../compile/sketch.ts';
import type { StageTask } from '../../compile/stage.ts';

export const taskNode = (stage: StageTask, col: number, row = 0): SketchNode => ({
  id: stage.id, kind: 'task', name: stage.name, col, row, form: stage.form, groups: stage.role,
  headers: { place: stage.place, limitMinutes: String(stage.minutes), ...(stage.agencyRole ? { agencyRole: stage.agencyRole } : {}) },
  ...(stage.documentation ? { documentation: stage.documentation } : {}),
});
