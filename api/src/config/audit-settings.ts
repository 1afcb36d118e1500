/** Where heads of the audit log are copied to, and by which key of Vault they are signed. */
import { z } from 'zod';

import { StartProblem } from '../process/start-problem.js';

/** The variables of this part, each with the sentence that a wrong value gets. */
export const AUDIT_VARIABLES = {
  FIDUCIA_AUDIT_VAULT_KEY: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'takes the name of a transit key of type ed25519'),
  FIDUCIA_AUDIT_STORAGE: z
    .string()
    .regex(
      /^https?:\/\/[^\s/?#@]+\/[^\s?#]+$/,
      'takes an S3 address with its bucket, such as https://s3.eu-central-1.amazonaws.com/bucket',
    ),
  FIDUCIA_AUDIT_STORAGE_REGION: z.string().regex(/^[a-z0-9-]{1,40}$/, 'takes a region'),
  FIDUCIA_AUDIT_STORAGE_KEY_ID: z.string().min(1, 'takes an access key id'),
  FIDUCIA_AUDIT_STORAGE_SECRET: z.string().min(1, 'takes a secret access key'),
  FIDUCIA_AUDIT_RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'takes a number of days for which copies cannot be deleted'),
} as const;

export type AuditVariable = keyof typeof AUDIT_VARIABLES;

export interface AuditStorageSettings {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly retentionDays: number;
}

export interface AuditSettings {
  readonly vaultKey: string;
  /** Null: heads are kept in FIDUCIA_HOME alone. */
  readonly storage: AuditStorageSettings | null;
}

/** Seven years and the leap days in them: what most trading rules ask records to be kept for. */
const DEFAULT_RETENTION_DAYS = 2_557;

export function readAuditSettings(value: (name: AuditVariable) => string | null): AuditSettings {
  return {
    vaultKey: value('FIDUCIA_AUDIT_VAULT_KEY') ?? 'fiducia-audit',
    storage: readStorage(value),
  };
}

function readStorage(value: (name: AuditVariable) => string | null): AuditStorageSettings | null {
  const url = value('FIDUCIA_AUDIT_STORAGE');
  const accessKeyId = value('FIDUCIA_AUDIT_STORAGE_KEY_ID');
  const secretAccessKey = value('FIDUCIA_AUDIT_STORAGE_SECRET');
  if (url === null && accessKeyId === null && secretAccessKey === null) return null;
  if (url === null || accessKeyId === null || secretAccessKey === null) {
    throw new StartProblem(
      'CONFIG_INVALID',
      'Environment variable FIDUCIA_AUDIT_STORAGE needs FIDUCIA_AUDIT_STORAGE_KEY_ID and ' +
        'FIDUCIA_AUDIT_STORAGE_SECRET beside it: set all three, or none.',
    );
  }
  return {
    ...{ url, accessKeyId, secretAccessKey },
    region: value('FIDUCIA_AUDIT_STORAGE_REGION') ?? 'us-east-1',
    retentionDays: Number(value('FIDUCIA_AUDIT_RETENTION_DAYS') ?? DEFAULT_RETENTION_DAYS),
  };
}
