/// <reference types="vite/client" />
declare module 'bpmn-js-properties-panel' { import type { ModuleDeclaration } from 'didi'; export const BpmnPropertiesPanelModule: ModuleDeclaration; export const BpmnPropertiesProviderModule: ModuleDeclaration; export const ZeebePropertiesProviderModule: ModuleDeclaration }
declare module 'bpmn-js-element-templates' { import type { ModuleDeclaration } from 'didi'; export const CloudElementTemplatesPropertiesProviderModule: ModuleDeclaration }
declare module 'bpmn-js-bpmnlint' { import type { ModuleDeclaration } from 'didi'; const module: ModuleDeclaration; export default module }
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' { import type { ModuleDeclaration } from 'didi'; const module: ModuleDeclaration; export default module }
