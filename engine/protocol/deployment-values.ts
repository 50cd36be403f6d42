import type { Key } from './record.ts';

/** `resource` is the text of the file. Zeebe carries bytes here; a deployed model is text, and text is what a reader of the log wants to see. */
export type DeploymentResource = { readonly resourceName: string; readonly resource: string };

export type ProcessMetadata = {
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: Key;
  readonly resourceName: string;
  readonly checksum: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
};

/** A DMN file: `decisionRequirementsId` is the id of its definitions. */
export type DecisionRequirementsMetadata = {
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly decisionRequirementsKey: Key;
  readonly namespace: string;
  readonly resourceName: string;
  readonly checksum: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
};

/** One decision of a DMN file; versions count for each decision id, whatever file it comes in. */
export type DecisionMetadata = {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly version: number;
  readonly decisionKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsKey: Key;
  readonly duplicate: boolean;
  readonly tenantId: string;
};

export type FormMetadata = {
  readonly formId: string;
  readonly version: number;
  readonly formKey: Key;
  readonly resourceName: string;
  readonly checksum: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
};

export type DeploymentValue = {
  readonly resources: readonly DeploymentResource[];
  readonly processesMetadata: readonly ProcessMetadata[];
  readonly decisionsMetadata: readonly DecisionMetadata[];
  readonly decisionRequirementsMetadata: readonly DecisionRequirementsMetadata[];
  readonly formMetadata: readonly FormMetadata[];
  readonly tenantId: string;
};

export type ProcessValue = ProcessMetadata & { readonly resource: string };

export type DecisionRequirementsValue = DecisionRequirementsMetadata & { readonly resource: string };
export type DecisionValue = DecisionMetadata;
export type FormValue = FormMetadata & { readonly resource: string };

export type ResourceDeletionValue = { readonly resourceKey: Key; readonly tenantId: string };
