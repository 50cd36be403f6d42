/** A start that cannot go on: one line that says what to do, shown without a stack. */
export class StartRefusal extends Error {
  constructor(message: string) { super(message); this.name = 'StartRefusal'; }
}
