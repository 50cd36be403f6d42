import { useEffect, useRef, useState } from 'react';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import { Button } from '../../../desk/web/ui/button.tsx';
import type { Comparison } from '../../compare/compare.ts';
import { service, type Viewbox } from './services.ts';

const diagramTexts = texts({
  together: { vi: 'Di chuyển cùng nhau', en: 'Move together' }, fit: { vi: 'Xem toàn bộ', en: 'Fit' }, stacked: { vi: 'Trên – dưới', en: 'Above – below' }, beside: { vi: 'Cạnh nhau', en: 'Side by side' },
  added: { vi: 'Thêm', en: 'Added' }, removed: { vi: 'Bỏ', en: 'Removed' }, changed: { vi: 'Thay đổi', en: 'Changed' }, moved: { vi: 'Chuyển chỗ', en: 'Moved' },
  failed: { vi: 'Không vẽ được sơ đồ này.', en: 'This diagram cannot be drawn.' }, zoomIn: { vi: 'Phóng to', en: 'Zoom in' }, zoomOut: { vi: 'Thu nhỏ', en: 'Zoom out' },
});
/** Names can still be read at this scale; the pages open with it, at the start of the process. */
const READABLE = 0.6;
type Highlight = Comparison['highlight'];
interface Pane { readonly title: string; readonly xml: string }

/** Two diagrams; what was removed is coloured on the left, what was added on the right, changes and moves on both. `focus` is scrolled to where it exists. */
export function SideBySide({ before, after, highlight, focus }: { readonly before: Pane; readonly after: Pane; readonly highlight: Highlight; readonly focus: { readonly id: string } | null }) {
  const t = useTexts(diagramTexts);
  const [stacked, setStacked] = useState(false);
  const [together, setTogether] = useState(true);
  const [left, setLeft] = useState<NavigatedViewer | null>(null);
  const [right, setRight] = useState<NavigatedViewer | null>(null);
  useEffect(() => {
    if (!left || !right || !together) return undefined;
    let following = false;
    const follow = (from: NavigatedViewer, to: NavigatedViewer) => () => {
      if (following) return;
      following = true;
      const { x, y, width, height } = service(from, 'canvas').viewbox();
      service(to, 'canvas').viewbox({ x, y, width, height });
      following = false;
    };
    const onLeft = follow(left, right), onRight = follow(right, left);
    left.on('canvas.viewbox.changed', onLeft);
    right.on('canvas.viewbox.changed', onRight);
    return () => { left.off('canvas.viewbox.changed', onLeft); right.off('canvas.viewbox.changed', onRight); };
  }, [left, right, together]);
  useEffect(() => {
    const open = [left, right].filter((viewer) => viewer !== null);
    // What the frames measure changes with their arrangement.
    const frame = requestAnimationFrame(() => fitBoth(open, READABLE));
    // A diagram that is gone by then can no longer be measured.
    return () => cancelAnimationFrame(frame);
  }, [stacked, left, right]);
  useEffect(() => {
    if (!focus) return;
    for (const viewer of [left, right]) if (viewer) show(viewer, focus.id);
  }, [focus, left, right]);
  const zoom = (factor: number) => { for (const viewer of together ? [right] : [left, right]) if (viewer) { const canvas = service(viewer, 'canvas'); canvas.zoom(canvas.zoom() * factor); } };
  return (
    <section className="comparison-diagrams">
      <div className="row row-end diagram-tools">
        <div className="row">{(['removed', 'added', 'changed', 'moved'] as const).map((kind) => <span key={kind} className={`legend ${kind}`}>{t(kind)} ({highlight[kind].length})</span>)}</div>
        <div className="row">
          <label className="inline-check"><input type="checkbox" checked={together} onChange={(event) => setTogether(event.target.checked)} /> {t('together')}</label>
          <Button small onPress={() => setStacked(!stacked)}>{stacked ? t('beside') : t('stacked')}</Button>
          <Button small aria-label={t('zoomOut')} onPress={() => zoom(0.8)}>−</Button><Button small aria-label={t('zoomIn')} onPress={() => zoom(1.25)}>+</Button>
          <Button small onPress={() => fitBoth([left, right].filter((viewer) => viewer !== null))}>{t('fit')}</Button>
        </div>
      </div>
      <div className={stacked ? 'panes stacked' : 'panes'}>
        <Drawing pane={before} marks={{ removed: highlight.removed, changed: highlight.changed, moved: highlight.moved }} onReady={setLeft} />
        <Drawing pane={after} marks={{ added: highlight.added, changed: highlight.changed, moved: highlight.moved }} onReady={setRight} />
      </div>
    </section>
  );
}

function Drawing({ pane, marks, onReady }: { readonly pane: Pane; readonly marks: Readonly<Record<string, readonly string[]>>; readonly onReady: (viewer: NavigatedViewer | null) => void }) {
  const t = useTexts(diagramTexts);
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const marked = JSON.stringify(marks);
  useEffect(() => {
    if (!box.current) return undefined;
    const viewer = new NavigatedViewer({ container: box.current });
    let left = false;
    viewer.importXML(pane.xml).then(() => {
      if (left) return;
      service(viewer, 'canvas').zoom('fit-viewport', 'auto');
      const registry = service(viewer, 'elementRegistry');
      for (const [kind, ids] of Object.entries(JSON.parse(marked) as Record<string, string[]>)) for (const id of ids) if (registry.get(id)) service(viewer, 'canvas').addMarker(id, `diff-${kind}`);
      onReady(viewer);
    }).catch(() => { if (!left) setFailed(true); });
    return () => { left = true; onReady(null); viewer.destroy(); };
  }, [pane.xml, marked, onReady]);
  return <figure className="pane"><figcaption>{pane.title}</figcaption>{failed ? <p className="empty">{t('failed')}</p> : <div ref={box} className="canvas" role="group" aria-label={pane.title} />}</figure>;
}

/** Both at the scale at which the larger one fits: sizes can be compared by eye. */
function fitBoth(viewers: readonly NavigatedViewer[], least = 0): void {
  const scales = viewers.map((viewer) => { const canvas = service(viewer, 'canvas'); (canvas as unknown as { resized(): void }).resized(); return canvas.zoom('fit-viewport', 'auto'); });
  const scale = Math.max(least, Math.min(...scales));
  const boxes = viewers.map((viewer) => service(viewer, 'canvas').viewbox());
  const first = boxes[0];
  if (!first) return;
  const inner: Viewbox = { x: Math.min(...boxes.map((box) => box.inner.x)), y: Math.min(...boxes.map((box) => box.inner.y)), width: 0, height: 0 };
  if (!Number.isFinite(scale)) return;
  for (const viewer of viewers) service(viewer, 'canvas').viewbox({ x: inner.x - 20, y: inner.y - 20, width: first.outer.width / scale, height: first.outer.height / scale });
}

function show(viewer: NavigatedViewer, id: string): void {
  if (!service(viewer, 'elementRegistry').get(id)) return;
  const canvas = service(viewer, 'canvas');
  if (canvas.zoom() < 0.6) canvas.zoom(0.8);
  canvas.scrollToElement(id);
  canvas.addMarker(id, 'focus-mark');
  setTimeout(() => canvas.removeMarker(id, 'focus-mark'), 2500);
}
