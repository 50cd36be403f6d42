import type { Unary } from '../rpc.ts';

export const resolveIncident: Unary<{ readonly incidentKey: string }> = async ({ incidentKey }, { submit }) => {
  await submit({ valueType: 'INCIDENT', intent: 'RESOLVE', key: incidentKey, value: {} });
  return {};
};
