import type { Channel, ProcedureFacts, ResultChannel, Text } from '../../processes/schema/facts.ts';
import type { Applicant, DelegatedPower, DossierStatus, Role } from '../api/contract.ts';
import type { SpotAct } from '../domain/on-the-spot.ts';

/** Rows of schema desk as the pool gives them (see open-database.ts). */
export interface AgencyRow { id: string; name_vi: string; name_en: string; kind: string; level: string; parent_id: string | null; calendar_id: string; dossier_code_part: string; demonstration: boolean }
export interface AccountRow { id: string; username: string; name: string; password_hash: string | null; agency_id: string; division_id: string | null; roles: Role[]; at_one_stop: boolean; language: 'vi' | 'en'; active: boolean; demonstration: boolean; created_at: Date }
export interface DelegationRow { id: string; agency_id: string; procedure_code: string | null; field: string | null; power: DelegatedPower; granted_by: string | null; granted_by_name: string | null; account_id: string | null; ground: string; in_force_from: string; in_force_to: string | null; demonstration: boolean; created_at: Date }
export interface RuleSettingRow { id: number; rule_id: string; scope_kind: 'all' | 'field' | 'procedure' | 'channel'; scope_value: string; on_: boolean; value: string | number | boolean | null; in_force_from: string; in_force_to: string | null; set_by: string | null; set_at: Date }
export interface DossierRow {
  id: string; code: string; procedure_code: string; procedure_name: string; facts: ProcedureFacts; facts_version: number; agency_id: string; handling_agency_id: string; parent_id: string | null;
  status: DossierStatus; channel: Channel; result_channel: ResultChannel; applicant: Applicant; form: Record<string, string | number | boolean>; copies: number; content: string;
  rule_set: string; supplement_policy: 'restart' | 'suspend' | 'shift'; submitted_at: Date | null; received_at: Date | null; received_by: string | null; register_no: number | null;
  due_at: Date | null; warn_at: Date | null; clock_state: 'not-started' | 'running' | 'suspended' | 'stopped'; supplement_count: number; /** Further ones that were granted for a recorded reason. */ supplement_exceptions: number; extension_count: number; apology_signed_at: Date | null; breached_at: Date | null;
  on_the_spot: boolean | null; on_the_spot_obstacles: readonly SpotAct[] | null; outcome: 'granted' | 'refused' | 'expired' | 'withdrawn' | 'stopped' | null;
  finished_at: Date | null; returned_at: Date | null; closed_at: Date | null; fee_due: number; lookup_secret: string; bpmn_process_id: string | null; process_instance_key: string | null;
  process_definition_version: number | null; search: string; idempotency_key: string | null; demonstration: boolean; version: number;
}
export interface ComponentRow { dossier_id: string; component_id: string; name: string; duty: string; source: string; state: ComponentState; originals: number; copies: number; file_id: string | null; register_extract: Record<string, unknown> | null; reason: string | null; updated_at: Date }
export type ComponentState = 'submitted' | 'shown' | 'fetched' | 'missing' | 'asked' | 'not-needed';
export interface ClockEntryRow { id: number; dossier_id: string; seq: number; kind: string; at: Date; ground: string; actor_id: string | null; actor_name: string; data: Record<string, unknown>; due_at: Date | null; explanation: readonly Text[]; recorded_at: Date }
export interface ClockEventRow { dossier_id: string; key: string; at: Date; recorded_at: Date; data: Record<string, unknown> }
export type TaskKind = 'user-task' | 'await-supplement' | 'await-payment' | 'await-agency' | 'await-linked-dossiers' | 'desk-task';
export type TaskState = 'open' | 'claimed' | 'completing' | 'completed' | 'closed';
export interface TaskRow {
  id: string; job_key: string | null; process_instance_key: string | null; dossier_id: string; element_id: string; kind: TaskKind; form_key: string | null; name: string; candidate_groups: string[];
  agency_id: string; place: string; assignee_id: string | null; created_at: Date; due_at: Date | null; claimed_at: Date | null; state: TaskState; closed_reason: string | null; outcome: string | null;
  completed_by: string | null; completed_at: Date | null; data: TaskData; lease_until: Date | null; version: number;
}
/** What was written into the form, and what a desk task is about. */
export interface TaskData { readonly reason?: string; readonly components?: readonly string[]; readonly fields?: Readonly<Record<string, string | number | boolean>>; readonly rung?: number; readonly draftTaskId?: string; readonly question?: string; readonly [other: string]: unknown }
export interface OutboxRow { id: number; kind: string; subject: string; payload: Record<string, unknown>; created_at: Date; next_at: Date; attempts: number; sent_at: Date | null; result: unknown; error: string | null; dead_at: Date | null }
export interface PaymentRow { id: string; dossier_id: string; job_key: string | null; amount: number; state: 'due' | 'paid' | 'expired' | 'refunded'; method: 'cash' | 'gateway' | null; gateway_reference: string | null; created_at: Date; paid_at: Date | null; taken_by: string | null }
export interface ConsultationRow { id: string; dossier_id: string; task_id: string | null; asked_agency_id: string; question: string; asked_at: Date; due_at: Date | null; answered_at: Date | null; answer: string | null; opinion: string | null }
export interface NoticeRow { id: string; dossier_id: string; kind: string; channel: string; recipient: string; subject: string; body: string; created_at: Date; sent_at: Date | null }
