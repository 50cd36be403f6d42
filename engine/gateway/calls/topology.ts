import type { Unary } from '../rpc.ts';

/** The Zeebe version whose protocol this gateway speaks; clients look at it. */
export const GATEWAY_VERSION = '8.5.0';

export const topology: Unary<object> = async (_request, { host, port, partition }) => ({
  brokers: [{
    nodeId: 0, host, port, version: GATEWAY_VERSION,
    partitions: [{ partitionId: 1, role: partition.leading() ? 'LEADER' : 'FOLLOWER', health: 'HEALTHY' }],
  }],
  clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: GATEWAY_VERSION,
});
