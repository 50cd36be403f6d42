import { useQuery } from '@tanstack/react-query';
import type { Attention } from '../../api/contract.ts';
import { send } from '../http/send.ts';

const AGAIN_MS = 30_000;

/** How much waits for an administrator; undefined for others, and until it is known. */
export function useAttention(administrator: boolean): Attention | undefined {
  return useQuery({ queryKey: ['attention'], queryFn: () => send<Attention>('GET', '/attention'), enabled: administrator, refetchInterval: AGAIN_MS, refetchIntervalInBackground: false }).data;
}

export const sumOf = (attention: Attention | undefined): number => (attention ? attention.failingJobs + attention.standingStill + attention.undelivered : 0);
