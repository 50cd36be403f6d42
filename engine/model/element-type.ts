/** Zeebe's BpmnElementType (protocol 8.5): what a PROCESS_INSTANCE record says in `bpmnElementType`. */
export type ElementType =
  | 'PROCESS' | 'SUB_PROCESS' | 'EVENT_SUB_PROCESS'
  | 'START_EVENT' | 'INTERMEDIATE_CATCH_EVENT' | 'INTERMEDIATE_THROW_EVENT' | 'BOUNDARY_EVENT' | 'END_EVENT'
  | 'SERVICE_TASK' | 'RECEIVE_TASK' | 'USER_TASK' | 'MANUAL_TASK' | 'TASK' | 'BUSINESS_RULE_TASK' | 'SCRIPT_TASK' | 'SEND_TASK'
  | 'EXCLUSIVE_GATEWAY' | 'PARALLEL_GATEWAY' | 'EVENT_BASED_GATEWAY' | 'INCLUSIVE_GATEWAY'
  | 'SEQUENCE_FLOW' | 'MULTI_INSTANCE_BODY' | 'CALL_ACTIVITY';

/** Zeebe's BpmnEventType: what a PROCESS_INSTANCE record says in `bpmnEventType`. UNSPECIFIED for everything that is no event (see `event-type` rules in `build/`). */
export type EventType =
  | 'NONE' | 'MESSAGE' | 'TIMER' | 'ERROR' | 'SIGNAL' | 'ESCALATION' | 'COMPENSATION' | 'LINK' | 'TERMINATE' | 'UNSPECIFIED';
