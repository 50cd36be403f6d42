import { useMemo, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

/** Where we are: the path and the query. The history API is all the router that a dozen pages need. */
export interface Place { readonly path: string; readonly search: URLSearchParams }

const CHANGED = 'mot-cua:place';

export function go(to: string, options: { readonly replace?: boolean; readonly keepScroll?: boolean } = {}): void {
  if (to === location.pathname + location.search) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to);
  window.dispatchEvent(new Event(CHANGED));
  if (!options.keepScroll) window.scrollTo(0, 0);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => { window.removeEventListener('popstate', changed); window.removeEventListener(CHANGED, changed); };
}

export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return useMemo(() => {
    const [path = '/', search = ''] = href.split('?');
    return { path, search: new URLSearchParams(search) };
  }, [href]);
}

/** Filters live in the address, so that a link, a reload and "back" show the same list. */
export function useSearchValues<K extends string>(keys: readonly K[]): [Readonly<Record<K, string>>, (change: Partial<Record<K, string>>) => void] {
  const { path, search } = usePlace();
  const values = Object.fromEntries(keys.map((key) => [key, search.get(key) ?? ''])) as Record<K, string>;
  const change = (next: Partial<Record<K, string>>) => {
    const filled = Object.entries({ ...values, ...next }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
    go(filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`, { replace: true, keepScroll: true });
  };
  return [values, change];
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> { readonly to: string; readonly children: ReactNode }

export function Link({ to, children, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow}>{children}</a>;
}
