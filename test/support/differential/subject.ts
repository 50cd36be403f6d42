/** A record as both engines write it: keys as text. */
export interface SeenRecord {
  readonly key: string;
  readonly recordType: string;
  readonly valueType: string;
  readonly intent: string;
  readonly rejectionType?: string;
  readonly rejectionReason?: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** An engine under a client's hands. */
export interface Subject {
  /** One unary RPC; a status that is not OK comes back as `{ code }`. */
  call(rpc: string, request: object): Promise<Record<string, unknown>>;
  /** What has been recorded since the last call; `settled`: once there is nothing to do. */
  newRecords(settled?: boolean): Promise<readonly SeenRecord[]>;
  advance(byMs: number): Promise<void>;
  close(): Promise<void>;
}
