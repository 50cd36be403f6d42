import type { LogRecord } from '../../../engine/protocol/record.ts';
import type { Change, Command, Runtime, Step, StepContext, UnitId } from '../../../engine/runtime/port.ts';

/**
 * A runtime of our own with rules small enough to check by hand, so that the store's promises are tested apart from BPMN: accounts that are opened,
 * paid into, closed, and remind their owner. It uses all of the seam: units, entities, lines, follow-ups for other units, answers.
 *
 * VARIABLE_DOCUMENT.UPDATE: `pay` by account key. MESSAGE.PUBLISH: `open`, answers the key. PROCESS_INSTANCE.CANCEL: close. SIGNAL.BROADCAST: transfer, a
 * follow-up for the other unit. JOB_BATCH.ACTIVATE: takes accounts from line `activatable/<type>`. TIMER: a reminder falls due.
 */
export interface Account { readonly balance: number; readonly type: string; readonly dueMs: number }

export const accountUnit = (key: string): UnitId => `instance/${key}`;
const FAMILY = 'account';

export const ledgerRuntime: Runtime = {
  needs({ valueType, key, unit }) {
    if (unit !== undefined) return [{ kind: 'unit', unit }];
    return valueType === 'MESSAGE' || valueType === 'JOB_BATCH' ? [] : [{ kind: 'entity', family: FAMILY, key }];
  },
  process(command, context) {
    const step = new StepBuilder(command, context);
    const rule = RULES[command.valueType];
    if (!rule) throw new TypeError('a rule that is not there yet');
    rule(step, command, context);
    return step.done();
  },
  apply: ({ value }) => (value as { readonly after?: readonly Change[] }).after ?? [],
  due: (entry, queue, nowMs) => (queue === 'timer' && (entry.value as Account).dueMs <= nowMs
    ? { valueType: 'TIMER', intent: 'TRIGGER', key: entry.key, value: {}, unit: entry.unit } : undefined),
  forget: () => undefined,
};

type Rule = (step: StepBuilder, command: Command, context: StepContext) => void;

const RULES: Readonly<Record<string, Rule>> = {
  MESSAGE(step, { value }, context) {
    const key = context.nextKey();
    step.begun.push(accountUnit(key));
    step.put(key, value as unknown as Account);
    step.event(key, value);
  },
  VARIABLE_DOCUMENT(step, { key, value, unit }, context) {
    const account = find(key, unit, context);
    if (!account) return step.reject(`no account '${key}'`);
    step.put(key, { ...account, balance: account.balance + Number(value['amount']) });
    step.event(key, { balance: account.balance + Number(value['amount']) });
  },
  SIGNAL(step, { key, value }, context) {
    const account = find(key, undefined, context);
    if (!account) return step.reject(`no account '${key}'`);
    const amount = Number(value['amount']);
    step.put(key, { ...account, balance: account.balance - amount });
    step.event(key, value);
    const to = String(value['to']);
    step.commands.push({ valueType: 'VARIABLE_DOCUMENT', intent: 'UPDATE', key: to, value: { amount }, unit: accountUnit(to) });
  },
  PROCESS_INSTANCE(step, { key }, context) {
    if (!find(key, undefined, context)) return step.reject(`no account '${key}'`);
    step.put(key, null);
    step.event(key, {});
  },
  JOB_BATCH(step, { value }, context) {
    const taken = context.firstOf(`activatable/${String(value['type'])}`, Number(value['maxJobsToActivate']));
    for (const { key, value: account } of taken) step.put(key, { ...(account as Account), type: '' });
    step.event(context.nextKey(), { jobKeys: taken.map(({ key }) => key) });
  },
  TIMER(step, { key, unit }, context) {
    const account = find(key, unit, context);
    if (!account) return step.reject(`no account '${key}'`);
    step.put(key, { ...account, balance: account.balance + 1, dueMs: 0 });
    step.event(key, {});
  },
};

function find(key: string, unit: UnitId | undefined, context: StepContext): Account | undefined {
  const home = unit ?? context.unitOf(FAMILY, key);
  return home === undefined ? undefined : (context.state.get(home, FAMILY, key) as Account | undefined);
}

class StepBuilder {
  readonly begun: UnitId[] = [];
  readonly commands: Command[] = [];
  private readonly records: LogRecord[] = [];
  private readonly changes: Change[] = [];
  private told = 0;
  private readonly command: Command;
  private readonly context: StepContext;

  constructor(command: Command, context: StepContext) {
    this.command = command;
    this.context = context;
    this.write('COMMAND', command.key, command.value);
  }
  put(key: string, account: Account | null): void {
    const queue = account?.type ? { queue: `activatable/${account.type}`, atMs: 0 } : account?.dueMs ? { queue: 'timer', atMs: account.dueMs } : undefined;
    this.changes.push({ family: FAMILY, key, unit: accountUnit(key), value: account, ...(queue && { queue }) });
  }
  /** `after`: what the state is now, for replaying. */
  event(key: string, value: object): void {
    this.write('EVENT', key, { ...value, after: this.changes.slice(this.told) });
    this.told = this.changes.length;
  }
  reject(reason: string): void { this.write('COMMAND_REJECTION', this.command.key, {}, reason); }
  done(): Step {
    const record = this.records.at(-1) as LogRecord;
    const types = this.changes.flatMap(({ queue }) => (queue?.queue.startsWith('activatable/') ? [queue.queue.slice('activatable/'.length)] : []));
    return {
      records: this.records, changes: this.changes, commands: this.commands, begun: this.begun, jobsAvailable: types,
      answers: this.command.requestId === undefined ? [] : [{ requestId: this.command.requestId, record }],
    };
  }
  private write(recordType: LogRecord['recordType'], key: string, value: object, rejectionReason?: string): void {
    this.records.push({
      position: this.context.nextPosition(), sourceRecordPosition: -1, key, recordType, valueType: this.command.valueType, intent: this.command.intent, value: value as LogRecord['value'],
      timestamp: this.context.nowMs, ...(rejectionReason !== undefined && { rejectionType: 'NOT_FOUND' as const, rejectionReason }),
    });
  }
}
