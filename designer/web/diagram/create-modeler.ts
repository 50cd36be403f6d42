import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import lintModule from 'bpmn-js-bpmnlint';
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import 'bpmn-js-bpmnlint/dist/assets/css/bpmn-js-bpmnlint.css';
import { lintConfiguration } from '../../lint/configuration.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';
import { officeTools } from './office-tools.ts';
import { service } from './services.ts';
import { jobTemplates } from './templates.ts';
import { VI } from './vi.ts';

export type Language = 'vi' | 'en';

/** The modeller with our rules, our templates and our language. Its watermark (bpmn.io licence) stays where bpmn-js puts it. */
export function createModeler(container: HTMLElement, panel: HTMLElement, vocabulary: Vocabulary, language: Language): Modeler {
  const modeler = new Modeler({
    container,
    propertiesPanel: { parent: panel },
    linting: { bpmnlint: lintConfiguration(vocabulary, language), active: true },
    moddleExtensions: { zeebe },
    additionalModules: [
      BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule, CloudElementTemplatesPropertiesProviderModule, lintModule, zeebeBehaviors, officeTools,
      // The inbox takes job-based user tasks; this behaviour would make every new one a Camunda user task.
      { createZeebeUserTaskBehavior: ['value', {}] },
      { translate: ['value', translator(language)] },
    ],
  });
  service(modeler, 'elementTemplatesLoader').setTemplates(jobTemplates(vocabulary, language));
  return modeler;
}

const translator = (language: Language) => (template: string, replacements: Readonly<Record<string, string>> = {}): string =>
  (language === 'vi' ? VI[template] ?? template : template).replace(/{([^}]+)}/g, (whole, key: string) => replacements[key] ?? whole);
