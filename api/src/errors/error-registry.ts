/** The one registry of error codes: those of tenants, engine and gateway joined. */
import { ENGINE_ERROR_CODES } from '@fiducia/engine';
import { ERROR_CODES as TENANT_ERROR_CODES } from '@fiducia/tenants';
import { API_ERROR_CODES } from './api-error-codes.js';
import { joinErrorCodes } from './join-error-codes.js';

export const ERROR_REGISTRY = joinErrorCodes([
  { owner: 'tenants', codes: TENANT_ERROR_CODES },
  { owner: 'engine', codes: ENGINE_ERROR_CODES },
  { owner: 'api', codes: API_ERROR_CODES },
]);

/** Every code that a caller can meet, as a type. */
export type ErrorCode =
  keyof typeof TENANT_ERROR_CODES | keyof typeof ENGINE_ERROR_CODES | keyof typeof API_ERROR_CODES;
