import { UnitNotLoaded } from '../runtime/port.ts';
import type { PlaceInLine, UnitId } from '../runtime/port.ts';

/** Further things that a step may find missing; the runtime lets them pass like `UnitNotLoaded`. */
export class LineNotRead extends UnitNotLoaded {
  readonly queue: string;
  constructor(queue: string) { super(`line/${queue}`); this.queue = queue; }
}

/** `limit` places of a line behind one. */
export interface PageName { readonly queue: string; readonly after: PlaceInLine | undefined; readonly limit: number }

export class PageNotRead extends UnitNotLoaded {
  readonly page: PageName;
  constructor(page: PageName) { super(`line/${page.queue}`); this.page = page; }
}

export class EntityNotLocated extends UnitNotLoaded {
  readonly family: string;
  readonly key: string;
  constructor(family: string, key: string) { super(`${family}/${key}`); this.family = family; this.key = key; }
}

export class UnitsNotLoaded extends UnitNotLoaded {
  readonly units: readonly UnitId[];
  constructor(units: readonly UnitId[]) { super(units[0] ?? ''); this.units = units; }
}
