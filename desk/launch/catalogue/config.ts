/** The environment of a product beside the one of this process: a folder and ports of its own, the embedded database and engine. */
export function environmentOf(own: { readonly dataDir: string; readonly httpPort: number; readonly gatewayPort: number }): Record<string, string> {
  const { DATABASE_URL: _database, ZEEBE_ADDRESS: _zeebe, NODE_OPTIONS: _options, METRICS_PORT: _metrics, ...inherited } = process.env;
  return { ...inherited as Record<string, string>, DATA_DIR: own.dataDir, HTTP_PORT: String(own.httpPort), GATEWAY_PORT: String(own.gatewayPort), SEED_DEMONSTRATION: 'false' };
}
