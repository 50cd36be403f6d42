import { readFileSync } from 'node:fs';
import { checkServerIdentity } from 'node:tls';
import { Metadata, credentials } from '@grpc/grpc-js';
import type { ChannelCredentials, VerifyOptions } from '@grpc/grpc-js';

/** How to reach a gateway that is not open to everybody. */
export interface ZeebeSecurity {
  /** Absent: plain text. */
  readonly tls?: {
    /** PEM file of the authorities (or the self-signed certificate) to trust; absent: those that Node trusts. */
    readonly caCertificatePath?: string;
    /** The name that the certificate must bear; absent: the host of the address. */
    readonly serverName?: string;
  };
  /** Sent as `authorization: Bearer …` with every call. */
  readonly token?: string;
}

/** What zeebe-node takes as `customSSL` and grpc-js as credentials. Throws when the file cannot be read. */
export function trustOf({ caCertificatePath, serverName }: NonNullable<ZeebeSecurity['tls']>): { readonly rootCerts?: Buffer; readonly verifyOptions: VerifyOptions } {
  return {
    ...(caCertificatePath !== undefined && { rootCerts: readFileSync(caCertificatePath) }),
    verifyOptions: serverName === undefined ? {} : { checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate as Parameters<typeof checkServerIdentity>[1]) },
  };
}

export function channelCredentials({ tls }: ZeebeSecurity): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  const { rootCerts, verifyOptions } = trustOf(tls);
  return credentials.createSsl(rootCerts, null, null, verifyOptions);
}

export function authorization({ token }: ZeebeSecurity): Metadata {
  const metadata = new Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}
