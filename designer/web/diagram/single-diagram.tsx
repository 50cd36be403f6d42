import { useEffect, useRef } from 'react';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { service } from './services.ts';

export function SingleDiagram({ xml, title }: { readonly xml: string; readonly title: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const viewer = new NavigatedViewer({ container: box.current });
    let left = false;
    viewer.importXML(xml).then(() => { if (!left) service(viewer, 'canvas').zoom('fit-viewport', 'auto'); }, () => undefined);
    return () => { left = true; viewer.destroy(); };
  }, [xml]);
  return <figure className="pane single"><figcaption>{title}</figcaption><div ref={box} className="canvas" role="group" aria-label={title} /></figure>;
}
