import { useEffect, useState } from 'react';
import { useMe } from './session.tsx';

const TICK_MS = 30_000;

/** The server's time, carried on by this browser's monotonic clock: an office computer's wall clock may be wrong. ISO 8601. */
export function useServerNow(): string {
  const { now } = useMe();
  const [base, setBase] = useState({ now, at: performance.now() });
  if (base.now !== now) setBase({ now, at: performance.now() });
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.parse(base.now) + performance.now() - base.at).toISOString();
}
