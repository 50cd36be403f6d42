import type { BpmnElementType } from '../../protocol/process-instance-value.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import type { ContainerHandler } from './element-handler.ts';
import { handlers } from './handlers.ts';

/** The handler of what others live in; undefined for elements without an inside. */
export function containerHandler(type: BpmnElementType): ContainerHandler<ExecutableElement> | undefined {
  if (type === 'UNSPECIFIED' || type === 'SEQUENCE_FLOW') return undefined;
  const handler = handlers()[type];
  return 'afterPathCompleted' in handler ? (handler as ContainerHandler<ExecutableElement>) : undefined;
}
