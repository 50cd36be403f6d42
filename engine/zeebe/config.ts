/**
 * zeebe-node reads ZEEBE_* and GRPC_* variables by itself and lets them overrule its options: a ZEEBE_CLIENT_ID meant for something else would
 * switch on OAuth. What this product takes from the environment stands in its own config files, so the library gets to see none of it.
 */
export function withoutZeebeEnvironment<T>(construct: () => T): T {
  const hidden = Object.entries(process.env).filter(([name]) => name.startsWith('ZEEBE_') || name.startsWith('GRPC_KEEPALIVE'));
  for (const [name] of hidden) delete process.env[name];
  try {
    return construct();
  } finally {
    for (const [name, value] of hidden) process.env[name] = value;
  }
}
