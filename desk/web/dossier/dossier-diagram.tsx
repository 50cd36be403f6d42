import { useEffect, useRef, useState } from 'react';
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useDiagram, type Diagram } from './dossier-queries.ts';
import { dossierTexts } from './dossier-texts.ts';

/** Below this scale the names of the steps cannot be read. */
const READABLE = 0.75;

export function DossierDiagram({ id }: { readonly id: string }) {
  return <Loaded query={useDiagram(id)}>{(diagram) => <Drawing diagram={diagram} />}</Loaded>;
}

interface Canvas { zoom(to: 'fit-viewport' | number, center?: 'auto'): number; scrollToElement(id: string): void; addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void }
interface Overlays { add(id: string, type: string, overlay: { position: { top: number; left: number }; html: string }): void; remove(filter: { type: string }): void }
interface Registry { get(id: string): unknown; filter(wanted: (element: { readonly type: string }) => boolean): readonly { readonly id: string }[] }

/** A model, with a dossier's steps marked; bpmn-js is loaded with this page only. @param legend what the drawing shows; absent: how the marks read. */
export function Drawing({ diagram, legend }: { readonly diagram: Diagram; readonly legend?: string }) {
  const t = useTexts(dossierTexts);
  const about = legend ?? t('diagramLegend');
  const box = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let drawn: NavigatedViewer | null = null;
    let left = false;
    void (async () => {
      const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer');
      await import('bpmn-js/dist/assets/diagram-js.css');
      await import('bpmn-js/dist/assets/bpmn-js.css');
      if (left || !box.current) return;
      drawn = new Viewer({ container: box.current });
      try {
        await drawn.importXML(diagram.xml);
        show(drawn, diagram.activeElementIds[0]);
        setViewer(drawn);
      } catch {
        setFailed(true);
      }
    })();
    return () => { left = true; drawn?.destroy(); setViewer(null); };
    // Only another model is drawn anew; a moved step is marked in place below.
  }, [diagram.xml]);
  useEffect(() => { if (viewer) mark(viewer, diagram); }, [viewer, diagram]);
  if (!diagram.xml) return <p className="empty">{t('noDiagram')}</p>;
  return (
    <section className="panel">
      <div className="row row-end"><p className="quiet small">{about}</p><Button small onPress={() => (viewer?.get('canvas') as Canvas | undefined)?.zoom('fit-viewport', 'auto')}>{t('fit')}</Button></div>
      {failed ? <p className="empty">{t('diagramFailed')}</p> : <div ref={box} className="diagram" role="group" aria-label={about} />}
    </section>
  );
}

/** The whole model where its words stay readable; otherwise the part around the current step, or where it starts. */
function show(viewer: NavigatedViewer, activeId: string | undefined): void {
  const canvas = viewer.get('canvas') as Canvas;
  if (canvas.zoom('fit-viewport', 'auto') >= READABLE) return;
  canvas.zoom(READABLE);
  const registry = viewer.get('elementRegistry') as Registry;
  const shown = activeId && registry.get(activeId) ? activeId : registry.filter(({ type }) => type === 'bpmn:StartEvent')[0]?.id;
  if (shown) canvas.scrollToElement(shown);
}

function mark(viewer: NavigatedViewer, { activeElementIds, doneElementIds }: Diagram): void {
  const canvas = viewer.get('canvas') as Canvas;
  const overlays = viewer.get('overlays') as Overlays;
  const registry = viewer.get('elementRegistry') as Registry;
  overlays.remove({ type: 'step' });
  const sign = (id: string, marker: string, other: string, text: string) => {
    if (!registry.get(id)) return;
    canvas.removeMarker(id, other);
    canvas.addMarker(id, marker);
    overlays.add(id, 'step', { position: { top: -10, left: -10 }, html: `<span class="step-sign ${marker}">${text}</span>` });
  };
  const active = new Set(activeElementIds);
  for (const id of doneElementIds) if (!active.has(id)) sign(id, 'step-done', 'step-active', '✓');
  for (const id of active) sign(id, 'step-active', 'step-done', '●');
}
