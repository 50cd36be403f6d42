import { useEffect, useRef } from 'react';

/** `alt+n`, `ctrl+enter`, `j`: plain letters only count while nobody is typing and no dialog is open. */
export function useShortcuts(shortcuts: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = current.current[nameOf(event)];
      if (!act || document.querySelector('[role=dialog], [role=alertdialog]')) return;
      if (!event.altKey && !event.ctrlKey && (typing(event.target) || (event.key === 'Enter' && onControl(event.target)))) return;
      event.preventDefault();
      act();
    };
    // Before the focused control sees the key: radio groups and buttons keep key presses to themselves.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.altKey && event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=listbox],[role=radiogroup]') !== null);
const onControl = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('a, button') !== null;
