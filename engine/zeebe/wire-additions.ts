/**
 * What the proto inside zeebe-node 8.3.2 lacks of Zeebe 8.5: two RPCs, and a field or two of two others, which are given whole.
 * Names, types and field numbers are facts of the wire format.
 */
type Field = { readonly type: string; readonly id: number; readonly rule?: 'repeated' };

/** Fields numbered from 1 in this order: `name: 'type'`, or `name: '*type'` for a repeated one. */
const fields = (types: Readonly<Record<string, string>>): { readonly fields: Record<string, Field> } => ({
  fields: Object.fromEntries(Object.entries(types).map(([name, type], index) => [name, { type: type.replace('*', ''), id: index + 1, ...(type.startsWith('*') && { rule: 'repeated' as const }) }])),
});

const rpc = (name: string): { readonly requestType: string; readonly responseType: string } => ({ requestType: `${name}Request`, responseType: `${name}Response` });

export const WIRE_ADDITIONS = {
  nested: { gateway_protocol: { nested: {
    UpdateJobTimeoutRequest: fields({ jobKey: 'int64', timeout: 'int64' }),
    UpdateJobTimeoutResponse: fields({}),
    MigrateProcessInstanceRequest: {
      ...fields({ processInstanceKey: 'int64', migrationPlan: 'MigrationPlan' }),
      nested: {
        MigrationPlan: fields({ targetProcessDefinitionKey: 'int64', mappingInstructions: '*MappingInstruction' }),
        MappingInstruction: fields({ sourceElementId: 'string', targetElementId: 'string' }),
      },
    },
    MigrateProcessInstanceResponse: fields({}),
    // Lacks tenantId in both.
    BroadcastSignalRequest: fields({ signalName: 'string', variables: 'string', tenantId: 'string' }),
    BroadcastSignalResponse: fields({ key: 'int64', tenantId: 'string' }),
    EvaluateDecisionRequest: fields({ decisionKey: 'int64', decisionId: 'string', variables: 'string', tenantId: 'string' }),
    // Lacks decisionInstanceKey.
    EvaluateDecisionResponse: fields({
      decisionKey: 'int64', decisionId: 'string', decisionName: 'string', decisionVersion: 'int32', decisionRequirementsId: 'string', decisionRequirementsKey: 'int64', decisionOutput: 'string',
      evaluatedDecisions: '*EvaluatedDecision', failedDecisionId: 'string', failureMessage: 'string', tenantId: 'string', decisionInstanceKey: 'int64',
    }),
    EvaluatedDecision: fields({
      decisionKey: 'int64', decisionId: 'string', decisionName: 'string', decisionVersion: 'int32', decisionType: 'string', decisionOutput: 'string',
      matchedRules: '*MatchedDecisionRule', evaluatedInputs: '*EvaluatedDecisionInput', tenantId: 'string',
    }),
    EvaluatedDecisionInput: fields({ inputId: 'string', inputName: 'string', inputValue: 'string' }),
    EvaluatedDecisionOutput: fields({ outputId: 'string', outputName: 'string', outputValue: 'string' }),
    MatchedDecisionRule: fields({ ruleId: 'string', ruleIndex: 'int32', evaluatedOutputs: '*EvaluatedDecisionOutput' }),
    Gateway: { methods: {
      UpdateJobTimeout: rpc('UpdateJobTimeout'), MigrateProcessInstance: rpc('MigrateProcessInstance'),
      BroadcastSignal: rpc('BroadcastSignal'), EvaluateDecision: rpc('EvaluateDecision'),
    } },
  } } },
};
